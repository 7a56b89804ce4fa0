import { Presets, SingleBar } from 'cli-progress'
import type { Progress } from './import-orders.ts'

const number = new Intl.NumberFormat('en')

/** How far an import is: a bar on a terminal, a line every five seconds elsewhere. Goes to standard error; the summary is the output. */
export function progressBar(totalBytes: number): { show: (progress: Progress) => void; stop: () => void } {
  const bar = new SingleBar(
    {
      format: '{bar} {percentage}% | {lines} lines | {rate} lines/s | {left} left',
      stream: process.stderr,
      noTTYOutput: true,
      notTTYSchedule: 5_000,
      hideCursor: true,
      fps: 5,
    },
    Presets.shades_classic,
  )
  const begun = performance.now()
  bar.start(Math.max(totalBytes, 1), 0, { lines: 0, rate: 0, left: '?' })
  const show = ({ bytes, lines }: Progress) => {
    const seconds = (performance.now() - begun) / 1000
    const left = bytes === 0 ? '?' : duration((seconds * (totalBytes - bytes)) / bytes)
    bar.update(Math.min(bytes, totalBytes), { lines: number.format(lines), rate: number.format(Math.round(lines / seconds)), left })
  }
  return { show, stop: () => bar.stop() }
}

export function duration(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds))
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}
