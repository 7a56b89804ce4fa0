import { contrast, fromHex, mix, type Rgb, readable, toHex } from './contrast.ts'

const white: Rgb = [255, 255, 255]
const black: Rgb = [0, 0, 0]
export const defaultAccent = '#1f6f5c'

/** Text contrast of WCAG AA; edges of controls and large marks need 3. A little above, because browsers round. */
const text = 4.6
const edge = 3.1

export type Tone = {
  /** The page, and what lies on it. */
  ground: string
  panel: string
  /** Something chosen. */
  chosen: string
  ink: string
  /** Less important text: still AA on every ground. */
  soft: string
  /** Hairlines that only decorate, and the edges of controls, which have to be seen. */
  hair: string
  edge: string
  /** The accent as a surface, what is written on it, and the accent as text on the grounds. */
  fill: string
  onFill: string
  accent: string
  warnGround: string
  warnInk: string
  refusedInk: string
}

function tone(accent: Rgb, dark: boolean): Tone {
  const [base, far] = dark ? [black, white] : [white, black]
  const grey: Rgb = dark ? [20, 22, 23] : [251, 251, 250]
  const ground = mix(grey, accent, dark ? 0.05 : 0.045)
  const panel = dark ? mix(ground, white, 0.055) : white
  const chosen = mix(panel, accent, dark ? 0.2 : 0.1)
  const grounds = [ground, panel, chosen]
  const warnGround: Rgb = dark ? [58, 44, 12] : [255, 243, 214]
  // A surface has to stand out from the page, and has to carry black or white.
  const fill = readable(accent, [ground, panel], far, edge)
  const onFill = contrast(fill, white) >= text ? white : contrast(fill, black) >= text ? black : white
  const ink = mix(mix(far, base, 0.08), accent, 0.06)
  const colours: { [part in keyof Tone]: Rgb } = {
    ground,
    panel,
    chosen,
    ink,
    soft: readable(mix(ink, ground, 0.45), grounds, far, text),
    hair: mix(ground, far, 0.14),
    edge: readable(mix(ground, far, 0.35), grounds, far, edge),
    fill,
    onFill,
    accent: readable(accent, grounds, far, text),
    warnGround,
    warnInk: dark ? [255, 226, 160] : [82, 54, 0],
    refusedInk: readable(dark ? [255, 150, 140] : [176, 32, 32], grounds, far, text),
  }
  return Object.fromEntries(Object.entries(colours).map(([part, colour]) => [part, toHex(colour)])) as Tone
}

/** All colours of the house, from the one that a shop sets; every pair that meets on a page keeps WCAG AA, whatever it is. */
export function theme(accent: string): { light: Tone; dark: Tone } {
  const colour = fromHex(accent) ?? fromHex(defaultAccent) ?? black
  return { light: tone(colour, false), dark: tone(colour, true) }
}

const dashed = (part: string) => part.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** Sets `--light-…` and `--dark-…` on the page; base.css chooses between them. */
export function applyTheme(accent: string, root: HTMLElement = document.documentElement): void {
  for (const [name, tones] of Object.entries(theme(accent)))
    for (const [part, colour] of Object.entries(tones)) root.style.setProperty(`--${name}-${dashed(part)}`, colour)
}
