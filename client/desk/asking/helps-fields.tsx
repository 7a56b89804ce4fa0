import { NumberInput, TextInput } from '@mantine/core'
import { type Comfort, comforts } from '../../../shared/line.ts'
import { comfortWords } from '../../words/desk-acts.ts'
import { questions } from '../../words/desk-questions.ts'
import formStyles from '../form.module.css'

const words = questions.details
export type Helps = { people: number; language: string; comforts: Comfort[]; seat: string }
export const noHelps: Helps = { people: 1, language: '', comforts: [], seat: '' }
/** As the server takes it. */
export const isLanguage = (text: string): boolean => /^([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$/.test(text)

type Props = { helps: Helps; onChange: (part: Partial<Helps>) => void }

/** What makes a visit easier. Staff only. */
export function HelpsFields({ helps, onChange }: Props) {
  const switched = (comfort: Comfort) => (helps.comforts.includes(comfort) ? helps.comforts.filter((one) => one !== comfort) : [...helps.comforts, comfort])
  return (
    <>
      <div className={formStyles.pair}>
        <NumberInput
          label={words.people}
          min={1}
          max={20}
          clampBehavior="strict"
          allowDecimal={false}
          size="md"
          value={helps.people}
          onChange={(value) => onChange({ people: Math.max(1, Number(value) || 1) })}
        />
        <TextInput
          label={words.language}
          maxLength={35}
          autoComplete="off"
          value={helps.language}
          onChange={(event) => onChange({ language: event.currentTarget.value.trim() })}
          error={!isLanguage(helps.language) && words.languageWrong}
        />
      </div>
      <fieldset className={formStyles.outcomes}>
        <legend>{words.helps}</legend>
        {comforts.map((comfort) => (
          <label key={comfort} className={formStyles.outcome}>
            <input type="checkbox" checked={helps.comforts.includes(comfort)} onChange={() => onChange({ comforts: switched(comfort) })} />
            <span>{comfortWords[comfort]}</span>
          </label>
        ))}
      </fieldset>
      <TextInput label={words.seat} maxLength={60} autoComplete="off" value={helps.seat} onChange={(event) => onChange({ seat: event.currentTarget.value })} />
    </>
  )
}
