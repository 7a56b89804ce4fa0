import type { FormEvent } from 'react'
import type { DoorMe } from '../../shared/door.ts'
import { useCommand } from '../api/use-command.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Notice, Refusal } from '../ui/notice.tsx'
import { Title } from '../ui/page.tsx'
import { useFaults } from '../ui/use-faults.ts'
import { door } from '../words/door.ts'
import type { Typed } from './typed.ts'
import { OtherWays, useUnproven } from './ways.tsx'
import css from './who.module.css'

type Props = { typed: Typed; type: (change: Partial<Typed>) => void; known: (me: DoorMe) => void }
const names = ['number', 'day', 'postcode'] as const

/** Way (b). A no here is not the end: the next way is offered in the same place, as the main thing to do. */
export function Receipt({ typed, type, known }: Props) {
  const prove = useCommand()
  const unproven = useUnproven(known)
  const faults = useFaults(names, prove.refused)

  // A form that is not filled in is no refusal; whatever else it is, the next way is open.
  const refused = prove.refused !== null && prove.refused.code !== 'not_valid'

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const number = typed.number.trim()
    const postcode = typed.postcode.trim()
    if (!faults.check(['number', number === '' && door.receipt.numberNeeded], ['day', !typed.day && !postcode && door.receipt.secondNeeded])) return
    const me = await prove.run<DoorMe>('/door/receipts', { number, ...(typed.day && { day: typed.day }), ...(postcode && { postcode }) })
    if (me) known(me)
  }
  const put = (name: (typeof names)[number]) => (value: string) => {
    faults.mend(name)
    type({ [name]: value })
  }

  return (
    <>
      <form ref={faults.form} className={css.form} noValidate onSubmit={submit}>
        <Title focus>{door.receipt.title}</Title>
        <Field
          label={door.receipt.number}
          hint={door.receipt.numberHint}
          error={faults.of('number')}
          name="number"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={64}
          value={typed.number}
          change={put('number')}
        />
        <fieldset>
          <legend className={css.legend}>{door.receipt.second}</legend>
          <div className={css.pair}>
            <Field label={door.receipt.day} error={faults.of('day')} name="day" type="date" value={typed.day} change={put('day')} />
            <Field
              label={door.receipt.postcode}
              error={faults.of('postcode')}
              name="postcode"
              autoComplete="postal-code"
              maxLength={16}
              value={typed.postcode}
              change={put('postcode')}
            />
          </div>
        </fieldset>
        {faults.general && <Refusal says={faults.general} />}
        {refused && (
          <Notice title={door.receipt.wrongTitle}>
            <p>{door.receipt.wrongText}</p>
            <Button pending={unproven.pending} onClick={unproven.go}>
              {door.receipt.wrongGo}
            </Button>
            {unproven.refused && <Refusal says={unproven.refused.message} />}
          </Notice>
        )}
        <Button type="submit" wide kind={refused ? 'plain' : 'main'} pending={prove.pending}>
          {door.receipt.go}
        </Button>
      </form>
      {!refused && <OtherWays title={door.who.others} unproven={unproven} />}
    </>
  )
}
