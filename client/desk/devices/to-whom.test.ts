import { expect, test } from '@jest/globals'
import { MantineProvider } from '@mantine/core'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { DeviceView } from '../../../shared/devices.ts'
import { collectorsOf } from './collectors.ts'
import { ToWhom } from './to-whom.tsx'

const thing = (more: Partial<DeviceView>) => ({ kind: 'Laptop', serial: '', accessories: '', keptAt: '', mayCollect: '', ...more }) as DeviceView

test('a hand-over shows all that goes back and everybody who may take it; nobody is chosen beforehand', () => {
  const things = [
    thing({ id: 'a', accessories: 'charger, sleeve', keptAt: 'shelf 4', mayCollect: 'Daughter, María José' }),
    thing({ id: 'b', kind: 'Phone', mayCollect: 'Sam; Daughter, María José' }),
  ]
  const props = { name: 'Ada', things, title: 'Who collects?', doing: null, onSubmit: () => {}, onCancel: () => {} }
  const page = renderToStaticMarkup(createElement(MantineProvider, null, createElement(ToWhom, props)))
  for (const words of ['Laptop with charger, sleeve', 'shelf 4', 'Phone', 'Ada, the customer', 'Daughter, María José', 'Sam', 'Somebody else', 'Handed over'])
    expect(page).toContain(words)
  expect(page.match(/name="who-[^>]*>/g)).toHaveLength(4)
  expect(page).not.toMatch(/name="who-[^>]*checked/)
})

test('who may collect is each name once', () => {
  expect(collectorsOf([{ mayCollect: 'his sister or Sam' }, { mayCollect: 'Sam;  the office ' }, { mayCollect: '' }])).toEqual([
    'his sister',
    'Sam',
    'the office',
  ])
  expect(collectorsOf([{ mayCollect: 'Victor Orban' }])).toEqual(['Victor Orban'])
})
