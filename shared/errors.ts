/**
 * Every refusal, in the shop's words. The code is stable; the sentence is what a person reads and can act on. 4xx, since nothing
 * that a user can send is the server's fault; `unexpected` is for what is, `records_away` for a database that cannot be reached: whether
 * the command was done is not known, and the same one, with the same Idempotency-Key, may be sent again.
 */
type Says = (details: Record<string, unknown>) => string
const text = (value: unknown, otherwise: string) => (typeof value === 'string' && value !== '' ? value : otherwise)

export const errors = {
  unexpected: { status: 500, says: () => 'Something went wrong on our side. Please try again.' },
  records_away: { status: 503, says: () => 'We cannot reach our records at the moment. Please try again in a few seconds.' },
  not_valid: { status: 422, says: (d) => text(d.sentence, 'Something in this form needs another look.') },
  not_json: { status: 415, says: () => 'Send this as application/json.' },
  too_large: { status: 413, says: () => 'That is more than we can take at once.' },
  bad_request: { status: 400, says: () => 'We could not read this request.' },
  not_found: { status: 404, says: (d) => text(d.sentence, 'We could not find that.') },
  method_not_allowed: { status: 405, says: () => 'This address does not take that.' },
  sign_in_first: { status: 401, says: () => 'Please sign in first.' },
  prove_first: { status: 401, says: () => 'Please tell us first who you are: an e-mail address or a receipt is enough.' },
  pair_first: { status: 401, says: () => 'This screen is not connected with us (any more). A supervisor can connect it again.' },
  not_allowed: { status: 403, says: (d) => text(d.sentence, 'Your role does not allow this.') },
  push_not_known: { status: 422, says: () => 'We cannot send notices to this browser. Its page tells you all the same while it is open.' },
  not_your_bar: { status: 403, says: () => 'You do not work at this bar.' },
  foreign_origin: { status: 403, says: () => 'This request came from another site.' },
  too_many_tries: { status: 429, says: (d) => text(d.sentence, 'That was a lot of tries. Please wait a little.') },
  line_busy: { status: 429, says: () => 'A great deal is happening here right now. Please try again in a moment.' },
  try_again: { status: 409, says: () => 'Somebody else changed this at the same moment. Please try again.' },
  key_reused: { status: 422, says: () => 'This Idempotency-Key was used before for something else.' },
  wrong_password: { status: 401, says: (d) => text(d.sentence, 'E-mail or password is not right.') },
  wrong_pin: { status: 409, says: () => 'That PIN is not right.' },
  notes_changed: {
    status: 409,
    says: (d) => `${text(d.writtenBy, 'Somebody')} wrote here meanwhile. Your words are not lost: look at both and keep what is right.`,
  },
  skills_changed: { status: 409, says: (d) => `Somebody changed what ${text(d.name, 'this colleague')} can do meanwhile. This is how it stands now.` },
  bar_closed: { status: 409, says: (d) => text(d.sentence, 'We are closed right now. You can book a time.') },
  joining_paused: { status: 409, says: () => 'The live line takes nobody new at the moment. You can book a time.' },
  line_full: { status: 409, says: () => 'The people already waiting fill the hours that are left today. You can book a time.' },
  topic_not_here: { status: 409, says: () => 'This is not something we help with at this place.' },
  already_in_line: { status: 409, says: (d) => text(d.sentence, 'You already have a place here.') },
  move_not_legal: { status: 409, says: (d) => text(d.sentence, 'This cannot follow what happened before.') },
  called_by_other: { status: 409, says: (d) => `Desk ${d.desk} called ${d.code} a moment ago (${d.name}).` },
  nobody_to_call: { status: 409, says: (d) => text(d.sentence, 'Nobody who is here is waiting for what you can help with.') },
  reason_needed: { status: 422, says: () => 'Somebody else is next. Say in a few words why, please: the history shows it.' },
  desk_on_break: { status: 409, says: (d) => `Desk ${d.desk} is on a break: come back to it first.` },
  no_desk: { status: 409, says: () => 'Open a desk first.' },
  desk_taken: {
    status: 409,
    says: (d) => text(d.sentence, d.desk ? `${text(d.name, 'Somebody')} is at desk ${d.desk}.` : 'Somebody stands at that desk already.'),
  },
  desk_busy: {
    status: 409,
    says: (d) =>
      d.code ? `${d.code} is called to this desk already. Start, put back or "no answer" comes first.` : 'Somebody is called to this desk already.',
  },
  someone_in_hand: { status: 409, says: (d) => `Finish ${d.code} first.` },
  too_early: { status: 409, says: (d) => text(d.sentence, 'It is a little early for that.') },
  device_here: {
    status: 409,
    says: (d) =>
      d.forStaff
        ? `Something of this visit is still here (${text(d.kind, 'a device')}): keep it with us, or hand it over first.`
        : 'Something of yours is still with us. Please talk to us first.',
  },
  handed_over: { status: 409, says: (d) => `${text(d.to, 'Somebody')} has it already.` },
  later_used: { status: 409, says: () => 'Ten more minutes can be asked for twice. If you need longer, say until when you are out: your turn is kept.' },
  merge_other_way: { status: 409, says: (d) => text(d.sentence, 'Merge these two the other way round.') },
  moved_since: { status: 409, says: (d) => `${text(d.code, 'This visit')} has been moved since by ${text(d.name, 'somebody')}. Please look at it again.` },
  undo_over: { status: 409, says: (d) => text(d.sentence, 'This can no longer be taken back.') },
  slot_taken: { status: 409, says: () => 'That time was just taken. Here are others.' },
  booked_already: { status: 409, says: (d) => `You have booked a time then already (${d.code}). Change or cancel that one first.` },
  too_many_bookings: { status: 409, says: (d) => `You have ${d.most} booked times already. Please use or cancel one first.` },
  slot_not_offered: { status: 409, says: () => 'That time is not offered.' },
  wrong_digits: { status: 409, says: () => "These are not today's digits. They are shown in the store." },
  code_wrong: { status: 409, says: (d) => text(d.sentence, 'That code is not right.') },
  code_over: { status: 409, says: () => 'That code is used up or too old. Ask for a new one.' },
  pairing_wrong: { status: 409, says: () => 'That code is not right, or it is used up or too old. Ask for a new one.' },
  not_here_today: {
    status: 404,
    says: () => 'We find no booking and no place under this code here today. Please look at it once more, or ask at the desk.',
  },
  second_code: {
    status: 409,
    says: () => 'That code was right. Many wrong codes are being tried here at the moment, so we have just sent you a second one. Please type that one too.',
  },
  entered_already: { status: 409, says: (d) => `This was entered already, as ${text(d.code, 'another visit')}.` },
  no_purchase_found: { status: 409, says: () => 'We could not find that purchase. You can try another way, or show it in the store.' },
  phone_not_offered: { status: 409, says: () => 'We cannot send codes to phones here. Use an e-mail address or a receipt.' },
} as const satisfies Record<string, { status: number; says: Says }>

export type ErrorCode = keyof typeof errors
/** application/problem+json (RFC 9457) as this house sends it. `detail` is the sentence; `field` names what to mend. */
export type Problem = { type: string; title: string; status: number; code: ErrorCode; detail: string; field?: string } & Record<string, unknown>
