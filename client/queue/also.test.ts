import { expect, test } from '@jest/globals'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { TicketView } from '../../shared/queue.ts'
import { queue } from '../words/queue.ts'
import { Also } from './also.tsx'

const [advice, moving] = [
  { id: 'a', name: 'Advice' },
  { id: 'm', name: 'Moving your data' },
]
const ticket = { id: 't', state: 'waiting', topic: { ...advice, minutes: 10 }, moreTopics: [] } as unknown as TicketView
const said = (more: Partial<TicketView>, wanted = moving) =>
  renderToStaticMarkup(createElement(Also, { ticket: { ...ticket, ...more }, changed: () => undefined, live: true, wanted }))

test('whoever asked about something else may add it to the visit while it goes on, reads when it is added, and is not asked about what it is about already', () => {
  expect(said({})).toContain(queue.also.asked('Moving your data'))
  expect(said({ state: 'called' })).toContain(queue.also.go)
  expect(said({ moreTopics: [moving] })).toBe(`<p role="status">${queue.also.added('Moving your data')}</p>`)
  expect([said({}, advice), said({ state: 'left' })]).toEqual(['', ''])
})
