import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { contrast, fromHex, type Rgb } from './contrast.ts'
import { defaultAccent, type Tone, theme } from './theme.ts'

const rgb = (hex: string): Rgb => fromHex(hex) as Rgb
const ratio = (one: string, other: string) => contrast(rgb(one), rgb(other))

function check(tone: Tone) {
  for (const ground of [tone.ground, tone.panel, tone.chosen]) {
    for (const text of [tone.ink, tone.soft, tone.accent, tone.refusedInk]) expect(ratio(text, ground)).toBeGreaterThanOrEqual(4.5)
    expect(ratio(tone.edge, ground)).toBeGreaterThanOrEqual(3)
  }
  expect(ratio(tone.onFill, tone.fill)).toBeGreaterThanOrEqual(4.5)
  expect(ratio(tone.fill, tone.ground)).toBeGreaterThanOrEqual(3)
  expect(ratio(tone.warnInk, tone.warnGround)).toBeGreaterThanOrEqual(4.5)
}

test('whatever accent colour a shop sets, everything stays readable, light and dark', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffff }), (colour) => {
      const { light, dark } = theme(`#${colour.toString(16).padStart(6, '0')}`)
      check(light)
      check(dark)
    }),
    { seed: 7, numRuns: 500 },
  )
})

test('an accent that is no colour falls back to the house colour', () => {
  expect(theme('tomato soup')).toEqual(theme(defaultAccent))
})

test('an accent that is readable as it is stays as the shop set it', () => {
  expect(theme('#1f6f5c').light.fill).toBe('#1f6f5c')
})
