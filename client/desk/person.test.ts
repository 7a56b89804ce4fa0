import { expect, test } from '@jest/globals'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { BarView, TopicView } from '../../shared/bars.ts'
import type { StaffTicket } from '../../shared/line.ts'
import { desk as words } from '../words/desk.ts'
import { aTicket } from './a-ticket.ts'
import { DeskContext, type DeskScene } from './desk-context.ts'
import { Person } from './person.tsx'

const topics = (...names: string[]) => new Map(names.map((name) => [name, { id: name, name: `Topic ${name}` } as TopicView]))
const known = { bar: { zone: 'UTC' }, desk: null, me: { id: 'me' }, needs: new Map(), place: {} as BarView, topics: topics('advice') } as unknown as DeskScene
const shown = (ticket: Partial<StaffTicket>, scene: Partial<DeskScene> = {}) =>
  renderToStaticMarkup(createElement(DeskContext, { value: { ...known, ...scene } }, createElement(Person, { ticket: aTicket(ticket), since: null })))

test('a topic is not called "Other" while the topics are still on their way', () => {
  const loading = shown({ moreTopics: ['transfer'] }, { place: null, topics: topics() })
  expect(loading).not.toContain(words.unknownTopic)
  expect(loading).not.toContain(words.alsoTopic(''))
  expect(shown({})).toContain('Topic advice')
  expect(shown({ topicId: 'given up', moreTopics: ['advice'] })).toMatch(new RegExp(`${words.unknownTopic}.*${words.alsoTopic('Topic advice')}`))
})

test('who is in the store and asked for more time needs it; who went out is out', () => {
  const awayUntil = '2026-03-02T14:19:00.000Z'
  expect(shown({ awayUntil })).toContain('needs until 14:19')
  expect(shown({ awayUntil, here: false })).toContain('out until 14:19')
})

test('an old picture is told in minutes, not in seconds that stand still', () => {
  expect([0, 1, 65].map(words.age)).toEqual(['less than a minute', '1 min', '1 h 05'])
})
