import { applyStaff, type Picture, type StaffLine, type StaffTicket } from '../../shared/line.ts'

export type StaffPicture = Picture<StaffLine>

/** The newer of two pictures of the same line. */
export const newer = (one: StaffPicture | null, other: StaffPicture | null): StaffPicture | null => {
  if (!one || !other) return one ?? other
  return other.version > one.version || (other.version === one.version && other.at > one.at) ? other : one
}

const onScreen = new Set<StaffTicket['state']>(['booked', 'waiting', 'called', 'helping', 'held', 'missed'])

/**
 * The answer to a command may be here before its change comes over the socket: it is laid over the picture until the picture has
 * reached its version. The picture's own version stays, so that no change in between is taken for known.
 */
export function withAnswers(picture: StaffPicture, answers: readonly StaffTicket[]): StaffLine {
  return answers
    .filter((ticket) => ticket.version > picture.version)
    .reduce((line, ticket) => applyStaff(line, onScreen.has(ticket.state) ? { ticket } : { gone: ticket.id }), picture.line)
}
