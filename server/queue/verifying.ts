import type { EntityManager } from 'typeorm'
import { Bar } from '../bars/bar.entity.ts'
import { Desk } from '../bars/desk.entity.ts'
import { closedDesk, type Logged, nothingYet, replay, type Replayed, type ReplayedDesk, same } from './replay.ts'
import { shownWait } from './shown-wait.service.ts'
import { Ticket } from './ticket.entity.ts'

export type Verified = { barId: string; slug: string; events: number; tickets: number; faults: string[] }
const atOnce = 5_000

/** Rebuilds one bar from its events alone and says where the tables tell otherwise. `em` has to be one snapshot (repeatable read), for a bar that is at work. */
export async function verifyBar(em: EntityManager, barId: string): Promise<Verified> {
  const bar = await em.findOneByOrFail(Bar, { id: barId })
  const so = nothingYet()
  for (;;) {
    const events = await em.query<Logged[]>(
      `SELECT version, kind, ticket_id AS "ticketId", desk_id AS "deskId", data FROM event WHERE bar_id = $1 AND version > $2 ORDER BY version LIMIT $3`,
      [barId, so.version, atOnce],
    )
    for (const event of events) replay(so, event)
    if (events.length < atOnce) break
  }
  const tickets = await ticketFaults(em, barId, so)
  return {
    barId,
    slug: bar.slug,
    events: so.version,
    tickets: so.tickets.size,
    faults: [...so.faults, ...barFaults(bar, so), ...tickets, ...(await deskFaults(em, barId, so))],
  }
}

function barFaults(bar: Bar, so: Replayed): string[] {
  const faults = [
    bar.version !== so.version && `the bar is at version ${bar.version}, its log at ${so.version}`,
    bar.joining !== so.joining && `joining is ${bar.joining}, by the log ${so.joining}`,
    JSON.stringify(shownWait(bar)) !== JSON.stringify(so.shown) && 'another wait is shown than the log says',
    so.waits !== null &&
      (bar.noAnswerSeconds !== so.waits.noAnswerSeconds || bar.graceMinutes !== so.waits.graceMinutes) &&
      'the bar waits otherwise than its log says',
  ]
  return faults.filter((fault) => fault !== false)
}

async function ticketFaults(em: EntityManager, barId: string, so: Replayed): Promise<string[]> {
  const faults: string[] = []
  const seen = new Set<string>()
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const tickets = await em
      .createQueryBuilder(Ticket, 't')
      .where('t.bar_id = :barId AND t.id > :after', { barId, after })
      .orderBy('t.id')
      .limit(atOnce)
      .getMany()
    for (const ticket of tickets) {
      seen.add(ticket.id)
      const logged = so.tickets.get(ticket.id)
      if (!logged) faults.push(`${ticket.code} (${ticket.id}) has no event`)
      else if (!same(logged.standing, ticket.standing()))
        faults.push(`${ticket.code} (${ticket.id}) stands otherwise than its last event says (${logged.version})`)
      else if (logged.version !== ticket.version || logged.place !== ticket.place)
        faults.push(`${ticket.code} (${ticket.id}) has another version or place than its events`)
    }
    const last = tickets.at(-1)
    if (!last || tickets.length < atOnce) break
    after = last.id
  }
  for (const [id, { code }] of so.tickets) if (!seen.has(id)) faults.push(`${code} (${id}) is in the log alone`)
  return faults
}

async function deskFaults(em: EntityManager, barId: string, so: Replayed): Promise<string[]> {
  const desks = await em.findBy(Desk, { barId })
  const now = ({ staffId, skills, breakWhy, wantsSupervisorAt }: Desk): ReplayedDesk => ({
    staffId,
    skills,
    breakWhy,
    wantsSupervisor: wantsSupervisorAt !== null,
  })
  return desks
    .filter((desk) => JSON.stringify(now(desk)) !== JSON.stringify(so.desks.get(desk.id) ?? closedDesk))
    .map(({ number }) => `desk ${number} stands otherwise than its events say`)
}
