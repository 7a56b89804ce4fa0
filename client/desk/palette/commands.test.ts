import { describe, expect, test } from '@jest/globals'
import { type Command, matching } from './commands.ts'

const command = (label: string, who = ''): Command => ({ id: `${label} ${who}`, label, who, key: null, run: () => {} })
const next = command('Call the next person')
const start = command('Start helping', 'K7M4, Maria')
const others = [command('Call out of turn', 'P2XD, Ana María'), command('Ready to collect: tell them', 'W3ST, Tom')]
const all = { first: [next, start], all: [next, start, ...others] }

describe('finding a command by typing', () => {
  test('nothing typed: what the keys would do now', () => {
    expect(matching(all, ' ')).toEqual([next, start])
  })

  test('beginnings of words, in any order, of what to do or of whom', () => {
    expect(matching(all, 'call p2')).toEqual([others[0]])
    expect(matching(all, 'ana call')).toEqual([others[0]])
    expect(matching(all, 'colle')).toEqual([others[1]])
    expect(matching(all, 'maria')).toEqual([start])
  })

  test('every word counts', () => {
    expect(matching(all, 'call tom')).toEqual([])
  })

  test('a long line does not make a long list', () => {
    expect(matching({ first: [], all: Array.from({ length: 500 }, (_, at) => command('Call', `A${at}`)) }, 'call')).toHaveLength(40)
  })
})
