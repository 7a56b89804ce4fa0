import { useState } from 'react'
import type { BreakBody } from '../../../shared/beside.ts'
import { type Break, breaks } from '../../../shared/line.ts'
import { serverClock } from '../../api/server-clock.ts'
import { clock } from '../../ui/staff/when.ts'
import { desk as deskWords } from '../../words/desk.ts'
import { breakWords } from '../../words/desk-acts.ts'
import { questions } from '../../words/desk-questions.ts'
import { useDesk, useDeskNow } from '../desk-context.ts'
import { useDoing } from '../use-sending.ts'
import { AskDialog } from './ask-dialog.tsx'
import { Radios } from './radios.tsx'

const words = questions.break
const lengths = [10, 15, 30, 45, 60, 90] as const
/** What a break of its kind usually takes (min). */
const usual: Record<Break, (typeof lengths)[number]> = { lunch: 30, short: 15, errand: 15, meeting: 30 }

/** Why, and until when. Enter takes a short break. */
export function BreakDialog({ onGo, onClose }: { onGo: (body: BreakBody) => Promise<boolean>; onClose: () => void }) {
  const { bar } = useDesk()
  const now = useDeskNow()
  const [why, setWhy] = useState<Break>('short')
  const [chosen, setChosen] = useState<number | null>(null)
  const minutes = chosen ?? usual[why]
  const doing = useDoing('desk') === 'pause' ? deskWords.doing.pause : null
  const after = (length: number) => new Date(now + length * 60_000).toISOString()
  const submit = async () => {
    if (await onGo({ why, until: new Date(serverClock.now() + minutes * 60_000).toISOString() })) onClose()
  }
  return (
    <AskDialog title={words.title} lead={words.lead} go={words.go} doing={doing} onSubmit={() => void submit()} onClose={onClose}>
      <Radios name="break" legend={words.why} options={breaks.map((value) => ({ value, label: breakWords[value] }))} chosen={why} onChoose={setWhy} focus />
      <Radios
        name="break-until"
        legend={words.until}
        options={lengths.map((value) => ({ value, label: words.minutes(value, clock(after(value), bar.zone)) }))}
        chosen={minutes}
        onChoose={setChosen}
      />
    </AskDialog>
  )
}
