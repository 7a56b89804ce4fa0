/**
 * The shop gives one accent colour; everything else on staff screens is derived from it in OKLCH, where equal steps look equal.
 * Shades keep the accent's hue, so that neutrals and accent belong together. Conversion: Björn Ottosson, "A perceptual color
 * space for image processing" (2020).
 */
type Lch = { l: number; c: number; h: number }
type Rgb = [number, number, number]
export type Shades = [string, string, string, string, string, string, string, string, string, string]

const toLinear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
const fromLinear = (part: number) => (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055)

/** `#rrggbb` as linear light; anything else is read as a quiet blue. */
export function linear(hex: string): Rgb {
  const digits = /^#?([0-9a-f]{6})$/i.exec(hex.trim())?.[1] ?? '3b5b7a'
  return [0, 2, 4].map((at) => toLinear(Number.parseInt(digits.slice(at, at + 2), 16) / 255)) as Rgb
}

function lchOf(hex: string): Lch {
  const [r, g, b] = linear(hex)
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return { l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, c: Math.hypot(a, bb), h: Math.atan2(bb, a) }
}

function rgbOf({ l, c, h }: Lch): Rgb {
  const a = c * Math.cos(h)
  const b = c * Math.sin(h)
  const [x, y, z] = [
    (l + 0.3963377774 * a + 0.2158037573 * b) ** 3,
    (l - 0.1055613458 * a - 0.0638541728 * b) ** 3,
    (l - 0.0894841775 * a - 1.291485548 * b) ** 3,
  ]
  return [
    4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
    -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
    -0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z,
  ]
}

const inGamut = (rgb: Rgb) => rgb.every((part) => part >= -0.0005 && part <= 1.0005)

/** Takes colour away until a screen can show it. */
function hexOf(lch: Lch): string {
  let { c } = lch
  while (c > 0 && !inGamut(rgbOf({ ...lch, c }))) c = Math.max(0, c - 0.005)
  const parts = rgbOf({ ...lch, c }).map((part) => Math.round(255 * fromLinear(Math.min(1, Math.max(0, part)))))
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

const luminance = (hex: string) => {
  const [r, g, b] = linear(hex)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
/** WCAG 2 contrast of two colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

const shades = (lightness: number[], colour: (l: number) => Lch) => lightness.map((l) => hexOf(colour(l))) as Shades

const accentSteps = [0.97, 0.94, 0.88, 0.81, 0.74, 0.63, 0.5, 0.44, 0.37, 0.3]
const graySteps = [0.985, 0.965, 0.935, 0.9, 0.84, 0.55, 0.5, 0.42, 0.34, 0.25]
const darkSteps = [0.93, 0.84, 0.76, 0.62, 0.45, 0.37, 0.295, 0.225, 0.19, 0.16]

/** Shade 6 carries white text, shade 4 black text, each with a contrast of at least 4.5. */
export function palette(accent: string): { accent: Shades; gray: Shades; dark: Shades } {
  const { c, h } = lchOf(accent)
  const chroma = Math.min(c, 0.15)
  return {
    accent: shades(accentSteps, (l) => ({ l, h, c: chroma * Math.min(1, (1 - l) * 2.6 + 0.05) })),
    gray: shades(graySteps, (l) => ({ l, h, c: c < 0.02 ? 0 : 0.004 })),
    dark: shades(darkSteps, (l) => ({ l, h, c: c < 0.02 ? 0 : 0.006 })),
  }
}
