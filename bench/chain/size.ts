/** How large the chain is. `reached`: what the open-file limit of this machine allowed, where it allowed less. */
import { execFileSync } from 'node:child_process'

export type Size = { name: string; bars: number; desks: number; phones: number; boards: number; rate: number; reached?: string }

/** 540 shops with 3,000 desks; 14,000 people wait with a phone in hand; 45 commands a second. */
const whole = { bars: 540, desks: 3_000, phones: 14_000, boards: 540, rate: 45 }
/** Files that the server needs besides its sockets. */
const others = 300

/** `share`: `1`, `1/4`, `0.25`. A part of a chain has as many desks, people and commands for each bar as the whole. */
export function sizeOf(share: string, rate?: number): Size {
  const [over = 1, under = 1] = share.split('/').map(Number)
  const part = over / under
  if (!(part > 0 && part <= 4)) throw new Error(`--scale ${share} is no part of a chain: 1, 1/4, 1/16`)
  const of = (count: number) => Math.max(1, Math.round(count * part))
  const size = {
    name: share === '1' ? 'the whole chain' : `${share} of the chain`,
    bars: of(whole.bars),
    desks: of(whole.desks),
    phones: of(whole.phones),
    boards: of(whole.boards),
  }
  return withinLimit({ ...size, rate: rate ?? whole.rate * part })
}

export const titleOf = ({ name, bars, desks, phones, boards }: Size): string => `${name}: ${bars} bars, ${desks} desks, ${phones} phones, ${boards} boards`

export const screensOf = ({ desks, phones, boards }: Size): number => desks + phones + boards

/** Node raises its own limit to the hard one; what that does not allow are phones that stay away. */
function withinLimit(size: Size): Size {
  const limit = hardLimit()
  const much = screensOf(size) + others - limit
  if (much <= 0) return size
  return { ...size, phones: size.phones - much, reached: `the limit of ${limit} open files for a process kept ${much} phones away` }
}

function hardLimit(): number {
  try {
    const said = execFileSync('/bin/sh', ['-c', 'ulimit -Hn'], { encoding: 'utf8' }).trim()
    return said === 'unlimited' ? Number.POSITIVE_INFINITY : Number(said)
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
