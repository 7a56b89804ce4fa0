import type { VisitMessage } from '../../shared/history.ts'
import type { Channel, Trouble } from '../../shared/push.ts'

/** What staff read about messages to customers. `kinds`: by the letter's name, which the server gives. */
export const messages = {
  title: 'Messages to the customer',
  none: 'No message was written.',
  columns: { at: 'When', kind: 'What', channel: 'By', fate: 'What became of it' },
  table: 'Messages to the customer, as a table',
  kinds: {
    placeTaken: 'Place taken',
    booked: 'Time booked',
    bookingChanged: 'Time changed',
    bookingCancelled: 'Time cancelled',
    backInLine: 'Correction: in the line again',
    nearlyDue: 'Nearly their turn',
    turn: 'Their turn',
    notSeen: 'Called and not seen',
    notYet: 'Correction: not their turn yet',
    readyAtDesk: 'Ready, at a desk',
    ready: 'Ready to collect',
    notReady: 'Correction: not ready yet',
    moved: 'Another place',
    topicChanged: 'Another topic',
    merged: 'Two requests became one',
    told: 'What everybody was told',
    lineClosed: 'Closed before their turn',
    summary: 'Summary of the visit',
  } as Record<string, string>,
  channels: { email: 'E-mail', phone: 'Text message', push: 'Notice in a browser' } satisfies Record<Channel, string>,
  fates: { sent: 'Sent', trying: 'Being sent', failed: 'Did not arrive', unneeded: 'Not needed any more' } satisfies Record<VisitMessage['fate'], string>,
  whys: {
    unreachable: 'whoever carries it does not answer; it is tried further',
    refused: 'it is not taken at this address',
    over_cap: 'enough was spent on text messages for a day',
    no_address: 'the contact cannot be read as an address',
  } satisfies Record<Trouble, string>,
  givenUp: {
    unreachable: 'whoever carries it did not answer; it is not tried any more',
    refused: 'it is not taken at this address',
    over_cap: 'enough was spent on text messages for a day',
    no_address: 'the contact cannot be read as an address',
  } satisfies Record<Trouble, string>,
  notArrived: (n: number) => (n === 1 ? '1 message did not arrive' : `${n} messages did not arrive`),
  notArrivedTitle: 'Messages that did not arrive',
  notArrivedLead: 'These people do not know what they were to be told. Tell them in person, or put their contact right under “Details”.',
  allArrived: 'Everything has arrived meanwhile.',
  close: 'Close',
} as const
