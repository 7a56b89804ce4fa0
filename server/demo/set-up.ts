import type { EntityManager } from 'typeorm'
import { hashPassword } from '../auth/passwords.ts'
import { Bar } from '../bars/bar.entity.ts'
import { Desk } from '../bars/desk.entity.ts'
import { Hours } from '../bars/hours.entity.ts'
import { Staff, StaffBar } from '../bars/staff.entity.ts'
import { BarTopic, Topic } from '../bars/topic.entity.ts'
import type { StaffWho } from '../platform/access.ts'
import { newId } from '../platform/ids.ts'
import { bars, type DemoBar, demoPassword, people, type TopicSlug, topics } from './shop.ts'

export type TopicSetUp = { id: string; slug: TopicSlug; minutes: number; ways: readonly ('store' | 'phone' | 'video')[] }
/** A bar as it was set up. `specialists`: who works there, each with skills; `desks` by number. */
export type PlaceSetUp = DemoBar & { id: string; deskIds: string[]; topics: TopicSetUp[]; specialists: StaffWho[] }

/** What an admin would set up: bars, topics, desks, people. Everything is flagged as demo. */
export async function setUp(em: EntityManager, at: Date): Promise<PlaceSetUp[]> {
  const made = topics.map((topic) => ({ ...topic, id: newId() }))
  await em.insert(
    Topic,
    made.map(({ skills, ways, ...topic }) => ({ ...topic, skills: [...skills], ways: [...ways], demo: true })),
  )
  const places = bars.map((bar) => ({ ...bar, id: newId(), deskIds: Array.from({ length: bar.desks }, () => newId()) }))
  for (const place of places)
    await setUpBar(
      em,
      place,
      made.map(({ id }) => id),
    )
  const staff = await setUpPeople(em, at, new Map(places.map(({ slug, id }) => [slug, id])))
  return places.map((place) => ({ ...place, topics: made, specialists: staff.filter((who) => who.role === 'specialist' && who.bars.includes(place.id)) }))
}

async function setUpBar(
  em: EntityManager,
  { id, slug, name, zone, address, bring, ways, seats, hours, sunday, deskIds }: DemoBar & { id: string; deskIds: string[] },
  topicIds: string[],
): Promise<void> {
  await em.insert(Bar, { id, slug, name, zone, address, bring, ways, seats, waitLimitMinutes: 45, demo: true })
  await em.insert(
    Hours,
    [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ barId: id, weekday, opens: weekday === 7 ? sunday[0] : hours[0], closes: weekday === 7 ? sunday[1] : hours[1] })),
  )
  await em.insert(
    BarTopic,
    topicIds.map((topicId) => ({ barId: id, topicId })),
  )
  await em.insert(
    Desk,
    deskIds.map((deskId, index) => ({ id: deskId, barId: id, number: index + 1, staffId: null, skills: [], openedAt: null })),
  )
}

async function setUpPeople(em: EntityManager, at: Date, barIds: Map<string, string>): Promise<StaffWho[]> {
  // Hashed once: everybody has the same password, and everybody knows it.
  const passwordHash = await hashPassword(demoPassword)
  const staff = people.map(({ bars, ...person }) => ({ ...person, id: newId(), bars: bars.map((slug) => barIds.get(slug) ?? '') }))
  await em.insert(
    Staff,
    staff.map(({ id, email, name, role, skills }) => ({ id, email, name, role, skills, passwordHash, active: true, demo: true, createdAt: at })),
  )
  await em.insert(
    StaffBar,
    staff.flatMap(({ id, bars }) => bars.map((barId) => ({ staffId: id, barId }))),
  )
  return staff.map(({ id, name, role, bars }) => ({ kind: 'staff', id, login: '', name, role, bars }))
}
