import { afterEach, expect, test } from '@jest/globals'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { useSkills } from './use-skills.ts'

const { fetch } = globalThis
afterEach(() => {
  globalThis.fetch = fetch
})

test('each press says what was seen: what the screen showed, then what the press before it was answered; while one is under way only the last goes out', async () => {
  const sent: unknown[] = []
  globalThis.fetch = async (_, init) => {
    const body = JSON.parse(String(init?.body)) as { skills: string[] }
    sent.push(body)
    return Response.json({ skills: [...body.skills].sort() })
  }
  let set: ReturnType<typeof useSkills>['set'] = async () => {}
  const person = createElement(() => {
    set = useSkills({ id: 'bo', name: 'Bo', skills: ['network'] }).set
    return null
  })
  renderToStaticMarkup(createElement(QueryClientProvider, { client: new QueryClient() }, person))
  await Promise.all([set(['network', 'data']), set(['network', 'data', 'audio']), set(['data'])])
  expect(sent).toEqual([
    { skills: ['network', 'data'], seen: ['network'] },
    { skills: ['data'], seen: ['data', 'network'] },
  ])
})
