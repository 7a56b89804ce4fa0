import { Button, Textarea, TextInput } from '@mantine/core'
import type { DeviceWords } from '../../../shared/devices.ts'
import { serverNow } from '../../api/server-clock.ts'
import { questions } from '../../words/desk-questions.ts'
import { dayOf } from '../../words/time.ts'
import formStyles from '../form.module.css'
import styles from './devices.module.css'

const words = questions.device
type Props = { draft: DeviceWords; change: (part: Partial<DeviceWords>) => void; missing: boolean; zone: string }

/** Short: what is said often is one press. */
export function DeviceFields({ draft, change, missing, zone }: Props) {
  const field = (name: 'serial' | 'condition' | 'accessories' | 'keptAt' | 'mayCollect' | 'repairReference', maxLength: number) => ({
    label: words[name],
    maxLength,
    autoComplete: 'off',
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value }),
  })
  return (
    <>
      <div>
        <TextInput
          data-autofocus
          name="kind"
          label={words.kind}
          maxLength={60}
          autoComplete="off"
          value={draft.kind}
          onChange={(event) => change({ kind: event.currentTarget.value })}
          error={missing && words.needKind}
        />
        <Choices options={words.kinds} onChoose={(kind) => change({ kind })} chosen={draft.kind} />
      </div>
      <div className={styles.two}>
        <TextInput {...field('serial', 80)} />
        <TextInput {...field('keptAt', 60)} />
        <TextInput {...field('condition', 500)} />
        <div>
          <TextInput {...field('accessories', 200)} />
          <Choices options={[words.nothing]} onChoose={(accessories) => change({ accessories: accessories.toLowerCase() })} chosen={draft.accessories} />
        </div>
      </div>
      <Textarea
        label={words.agreed}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={1000}
        value={draft.agreed}
        onChange={(event) => change({ agreed: event.currentTarget.value })}
      />
      <label className={formStyles.outcome}>
        <input type="checkbox" checked={draft.dataMayBeLost} onChange={(event) => change({ dataMayBeLost: event.currentTarget.checked })} />
        <span>{words.dataMayBeLost}</span>
      </label>
      <div className={styles.two}>
        <div>
          <TextInput
            type="date"
            label={words.promisedDay}
            value={draft.promisedDay ?? ''}
            onChange={(event) => change({ promisedDay: event.currentTarget.value || null })}
          />
          <Days zone={zone} chosen={draft.promisedDay} onChoose={(promisedDay) => change({ promisedDay })} />
        </div>
        <div className={formStyles.form}>
          <TextInput {...field('mayCollect', 200)} />
          <TextInput {...field('repairReference', 60)} />
        </div>
      </div>
    </>
  )
}

type ChoicesProps = { options: readonly string[]; chosen: string; onChoose: (option: string) => void }
const Choices = ({ options, chosen, onChoose }: ChoicesProps) => (
  <div className={styles.choices}>
    {options.map((option) => (
      <Button key={option} size="compact-sm" variant="default" aria-pressed={chosen.toLowerCase() === option.toLowerCase()} onClick={() => onChoose(option)}>
        {option}
      </Button>
    ))}
  </div>
)

function Days({ zone, chosen, onChoose }: { zone: string; chosen: string | null; onChoose: (day: string) => void }) {
  const today = Date.parse(`${dayOf(serverNow(), zone)}T12:00:00Z`)
  return (
    <div className={styles.choices}>
      {[0, 1, 3, 7].map((days) => {
        const day = new Date(today + days * 86_400_000).toISOString().slice(0, 10)
        return (
          <Button key={days} size="compact-sm" variant="default" aria-pressed={chosen === day} onClick={() => onChoose(day)}>
            {words.inDays(days)}
          </Button>
        )
      })}
    </div>
  )
}
