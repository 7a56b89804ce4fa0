import type pg from 'pg'
import type { StaffWho } from '../platform/access.ts'
import { newId } from '../platform/ids.ts'

/** A bar with desks, topics and people, set up the way an admin would: enough to open the doors. Everything has defaults. */
export type Scene = { bar: string; topics: { quick: string; long: string; special: string }; desks: string[]; staff: StaffWho[] }

/** `noAnswer`: seconds that whoever is called gets to come; none unless a test is about them. */
type Wish = { zone?: string; desks?: number; seats?: number; hours?: [string, string]; slug?: string; noAnswer?: number }

/** Open every day 08:00–20:00 of its zone. Topics: `quick` 10 min, `long` 60 min, `special` 20 min for those with the skill `repair`. */
export async function scene(
  owner: pg.Pool,
  { zone = 'UTC', desks = 2, seats = 2, hours = ['08:00', '20:00'], slug = newId(), noAnswer = 0 }: Wish = {},
): Promise<Scene> {
  const bar = newId()
  await owner.query(
    `INSERT INTO bar (id, slug, name, zone, address, seats, ways, no_answer_seconds) VALUES ($1, $2, $3, $4, '1 High Street', $5, '{store,phone}', $6)`,
    [bar, slug, `Bar ${slug.slice(-4)}`, zone, seats, noAnswer],
  )
  for (let weekday = 1; weekday <= 7; weekday++) await owner.query('INSERT INTO bar_hours VALUES ($1, $2, $3, $4)', [bar, weekday, ...hours])
  const topic = async (name: string, minutes: number, skills: string[]) => {
    const id = newId()
    await owner.query(`INSERT INTO topic (id, slug, name, minutes, skills, ways) VALUES ($1, $2, $3, $4, $5, '{store,phone}')`, [
      id,
      `${name}-${id}`,
      name,
      minutes,
      skills,
    ])
    await owner.query('INSERT INTO bar_topic VALUES ($1, $2)', [bar, id])
    return id
  }
  const topics = { quick: await topic('Quick help', 10, []), long: await topic('Data transfer', 60, []), special: await topic('Repair', 20, ['repair']) }
  const made = await Promise.all(Array.from({ length: desks }, (_, index) => deskWithSpecialist(owner, bar, index + 1)))
  return { bar, topics, desks: made.map(({ desk }) => desk), staff: made.map(({ who }) => who) }
}

/** A desk and a specialist who could stand at it; the desk is not open yet. Every second one can repair. */
async function deskWithSpecialist(owner: pg.Pool, bar: string, number: number): Promise<{ desk: string; who: StaffWho }> {
  const desk = newId()
  await owner.query('INSERT INTO desk (id, bar_id, number) VALUES ($1, $2, $3)', [desk, bar, number])
  return { desk, who: await staffMember(owner, [bar], 'specialist', `Specialist ${number}`, number % 2 === 0 ? ['repair'] : []) }
}

export async function staffMember(owner: pg.Pool, bars: string[], role: StaffWho['role'], name: string, skills: string[] = []): Promise<StaffWho> {
  const id = newId()
  await owner.query('INSERT INTO staff (id, email, name, role, skills, created_at) VALUES ($1, $2, $3, $4, $5, now())', [
    id,
    `${id}@example.com`,
    name,
    role,
    skills,
  ])
  for (const bar of bars) await owner.query('INSERT INTO staff_bar VALUES ($1, $2)', [id, bar])
  return { kind: 'staff', id, login: newId(), name, role, bars }
}

export async function customer(owner: pg.Pool, proof: 'proven' | 'at_desk' = 'proven'): Promise<string> {
  const id = newId()
  await owner.query('INSERT INTO customer (id, proof, created_at) VALUES ($1, $2, now())', [id, proof])
  return id
}
