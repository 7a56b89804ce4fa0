import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Settled, stepBefore, stepFor, steps } from './steps.ts'

const nothing: Settled = { known: false, codeSent: false, place: false, time: false }
const everything: Settled = { known: true, codeSent: true, place: true, time: true }

describe('the screens of the door', () => {
  test('a bookmark of a later screen leads a stranger to the start', () => {
    expect(stepFor('name', nothing)).toBe('start')
  })

  test('a reload in the middle stays where everything before is settled', () => {
    expect(stepFor('when', { ...everything, time: false })).toBe('when')
    expect(stepFor('name', { ...everything, time: false })).toBe('when')
    expect(stepFor('name', { ...everything, place: false })).toBe('help')
  })

  test('the code is asked for only when one was sent, and never from somebody who is known', () => {
    expect(stepFor('code', nothing)).toBe('start')
    expect(stepFor('code', { ...nothing, codeSent: true })).toBe('code')
    expect(stepFor('code', everything)).toBe('start')
  })

  test('a screen that does not exist is the start', () => {
    expect(stepFor('constructor', everything)).toBe('start')
    expect(stepFor(null, everything)).toBe('start')
  })

  test('there is always a way back, and it ends at the start', () => {
    for (const step of steps) {
      let at = step
      for (let i = 0; i < 5 && at !== 'start'; i++) at = stepBefore(at)
      expect(at).toBe('start')
    }
  })

  test('whatever is settled, the screen that is shown is one that may be shown', () => {
    const settled = fc.record({ known: fc.boolean(), codeSent: fc.boolean(), place: fc.boolean(), time: fc.boolean() })
    fc.assert(fc.property(fc.constantFrom(...steps), settled, (wanted, known) => stepFor(stepFor(wanted, known), known) === stepFor(wanted, known)))
  })
})
