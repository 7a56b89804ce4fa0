import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import type { BarBehind, FloorBar } from '../../shared/floor.ts'
import { type Outcome, outcomes } from '../../shared/outcomes.ts'
import { floor } from '../words/floor.ts'
import { outcomeWords } from '../words/history.ts'
import styles from './dialogs.module.css'
import type { Sheet, SheetField } from './paper-notes.ts'

type Props = { bar: FloorBar; behind: BarBehind | null; sheet: Sheet; faults: Partial<Record<SheetField, string>>; onType: (part: Partial<Sheet>) => void }
const words = floor.paper
const choose = (list: readonly { id: string; name: string }[]) => [
  { value: '', label: words.choose },
  ...list.map(({ id, name }) => ({ value: id, label: name })),
]

export function PaperFields({ bar, behind, sheet, faults, onType }: Props) {
  const common = (field: SheetField) => ({ name: field, value: sheet[field], error: faults[field], autoComplete: 'off' })
  const typed = (field: SheetField) => (event: { currentTarget: { value: string } }) => onType({ [field]: event.currentTarget.value })
  return (
    <>
      <div className={styles.pair}>
        <TextInput {...common('name')} label={words.name} maxLength={60} onChange={typed('name')} data-autofocus />
        <TextInput
          {...common('contact')}
          label={words.contact}
          description={words.contactHelp}
          inputWrapperOrder={wrapped}
          maxLength={254}
          onChange={typed('contact')}
        />
      </div>
      <div className={styles.pair}>
        <NativeSelect {...common('topic')} label={words.topic} data={choose(behind?.topics ?? [])} onChange={typed('topic')} />
        <NativeSelect {...common('specialist')} label={words.specialist} data={choose(behind?.specialists ?? [])} onChange={typed('specialist')} />
      </div>
      <div className={styles.times}>
        <TextInput {...common('day')} type="date" label={words.day} max={bar.day} onChange={typed('day')} />
        <TextInput {...common('began')} type="time" label={words.began} onChange={typed('began')} />
        <TextInput
          {...common('minutes')}
          label={words.minutes}
          inputMode="numeric"
          maxLength={3}
          onChange={(event) => onType({ minutes: event.currentTarget.value.replace(/\D/g, '') })}
        />
        <NativeSelect
          {...common('outcome')}
          label={words.outcome}
          data={[{ value: '', label: words.choose }, ...outcomes.map((value) => ({ value, label: outcomeWords[value] }))]}
          onChange={(event) => onType({ outcome: event.currentTarget.value as Outcome | '' })}
        />
      </div>
      <p className={`soft ${styles.small}`}>{words.beganHelp(bar.zone.replaceAll('_', ' '))}</p>
      <Textarea {...common('note')} label={words.note} autosize minRows={2} maxRows={6} maxLength={4000} onChange={typed('note')} />
      <Textarea {...common('summary')} label={words.summary} autosize minRows={2} maxRows={6} maxLength={4000} onChange={typed('summary')} />
    </>
  )
}

/** The help stands below, so that fields beside each other stay in one line. */
const wrapped: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error']
