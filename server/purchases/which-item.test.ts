import { expect, test } from '@jest/globals'
import { type Item, whichItem } from './which-item.ts'

const item = (name: string, more: Partial<Item> = {}): Item => ({ name, sku: null, serial: null, boughtOn: '2020-01-01', proving: false, ...more })
const things = [
  item('Phone case'),
  item('Laser printer LX-200', { serial: 'P1' }),
  item('Laptop Air 13', { serial: 'L1' }),
  item('Laptop Pro 15', { proving: true }),
]
const about = (words: string, serials: string[] = []) => whichItem(things, { words, serials })?.name

test.each<[string, string | undefined]>([
  ['My printer jams since Monday', 'Laser printer LX-200'],
  ['PRINTERS!!', 'Laser printer LX-200'],
  ['laptop: the 15 inch one', 'Laptop Pro 15'],
  ['The laptop is slow', 'Laptop Air 13'],
  ['lx', 'Laptop Pro 15'],
])('"%s" is about the %s', (words, name) => {
  expect(about(words)).toBe(name)
})

test('what lies on the table counts more than what was said, and what was said more than the receipt', () => {
  expect(about('my printer', ['L1'])).toBe('Laptop Air 13')
  expect(about('something else', ['not ours'])).toBe('Laptop Pro 15')
})

test('without any hint it is the newest; nobody who bought nothing has one', () => {
  expect(whichItem([item('New'), item('Old')], { words: '', serials: [] })?.name).toBe('New')
  expect(whichItem([], { words: 'printer', serials: ['P1'] })).toBeNull()
})
