/** The screens of the door. On every way in at most five of them. */
export const steps = ['start', 'code', 'receipt', 'help', 'when', 'name'] as const
export type Step = (typeof steps)[number]

/** What has been settled so far. */
export type Settled = { known: boolean; codeSent: boolean; place: boolean; time: boolean }

const before: Record<Step, Step> = { start: 'start', code: 'start', receipt: 'start', help: 'start', when: 'help', name: 'when' }
const open: Record<Step, (settled: Settled) => boolean> = {
  start: () => true,
  code: ({ known, codeSent }) => !known && codeSent,
  receipt: ({ known }) => !known,
  help: ({ known }) => known,
  when: ({ known, place }) => known && place,
  name: ({ known, place, time }) => known && place && time,
}

export const stepBefore = (step: Step): Step => before[step]

/** The step that is asked for if everything before it is settled, otherwise the nearest one that has to come first. */
export function stepFor(wanted: string | null, settled: Settled): Step {
  const step = steps.find((one) => one === wanted) ?? 'start'
  return open[step](settled) ? step : stepFor(stepBefore(step), settled)
}
