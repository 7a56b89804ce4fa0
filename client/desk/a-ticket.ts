import type { StaffTicket } from '../../shared/line.ts'

/** For tests: somebody who waits in the store. */
export const aTicket = (more: Partial<StaffTicket> = {}): StaffTicket => ({
  id: 'k7m4',
  code: 'K7M4',
  state: 'waiting',
  name: 'Maria',
  about: '',
  topicId: 'advice',
  way: 'store',
  came: 'phone',
  turn: { lane: 2, at: 1_000, place: 1 },
  here: true,
  proof: 'proven',
  joinedAt: '2026-03-02T09:00:00.000Z',
  bookedFor: null,
  calledAt: null,
  startedAt: null,
  deskId: null,
  staffId: null,
  contact: null,
  version: 1,
  ...more,
})
