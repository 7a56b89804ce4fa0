/** Colours as sRGB channels from 0 to 255. */
export type Rgb = readonly [number, number, number]

export function fromHex(hex: string): Rgb | null {
  const digits = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(hex.trim())?.[1]
  if (!digits) return null
  const six = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits
  const channel = (at: number) => Number.parseInt(six.slice(at, at + 2), 16)
  return [channel(0), channel(2), channel(4)]
}

export const toHex = (colour: Rgb): string => `#${colour.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`

const linear = (channel: number) => {
  const part = channel / 255
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
}
/** Relative luminance as WCAG 2.2 defines it. */
const luminance = ([r, g, b]: Rgb) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)

/** Contrast ratio of WCAG 2.2, from 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** `share` 0 is `from`, 1 is `to`. Rounded, because what is measured has to be what is shown. */
export const mix = (from: Rgb, to: Rgb, share: number): Rgb => {
  const at = (i: 0 | 1 | 2) => Math.round(from[i] + (to[i] - from[i]) * share)
  return [at(0), at(1), at(2)]
}

/** The colour nearest to `wanted`, on the way to `towards`, that keeps `ratio` to every ground. */
export function readable(wanted: Rgb, grounds: readonly Rgb[], towards: Rgb, ratio: number): Rgb {
  for (let step = 0; step <= 50; step++) {
    const colour = mix(wanted, towards, step / 50)
    if (grounds.every((ground) => contrast(colour, ground) >= ratio)) return colour
  }
  return towards
}
