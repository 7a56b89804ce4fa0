import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { contrast, palette } from './palette.ts'

const anyColour = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`)

describe('the colours of staff screens', () => {
  test('whatever accent a shop chooses, the buttons of both schemes can be read', () => {
    fc.assert(
      fc.property(anyColour, (accent) => {
        const shades = palette(accent).accent
        expect(contrast(shades[6], '#ffffff')).toBeGreaterThanOrEqual(4.5)
        expect(contrast(shades[4], '#000000')).toBeGreaterThanOrEqual(4.5)
      }),
    )
  })

  test('quiet text can be read on the ground of both schemes', () => {
    fc.assert(
      fc.property(anyColour, (accent) => {
        const { gray, dark } = palette(accent)
        expect(contrast(gray[6], gray[1])).toBeGreaterThanOrEqual(4.5)
        expect(contrast(dark[2], dark[6])).toBeGreaterThanOrEqual(4.5)
      }),
    )
  })

  test('an accent that is no colour still gives a palette', () => {
    expect(palette('tomato').accent).toEqual(palette('#3b5b7a').accent)
  })
})
