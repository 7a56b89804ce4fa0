import { Button, Switch } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { StaffMe } from '../../../shared/auth.ts'
import { Act } from '../../ui/staff/act.tsx'
import { Dialog } from '../../ui/staff/dialog.tsx'
import { desk as words } from '../../words/desk.ts'
import formStyles from '../form.module.css'
import { useDesk } from '../desk-context.ts'
import { SpotRefusal } from '../region.tsx'
import { asKey, canBeKey, type Deed, keyedDeeds, noKey } from '../shortcuts.ts'
import { useDoing } from '../use-sending.ts'
import type { Workplace } from '../use-workplace.ts'
import styles from './palette.module.css'

const meanings: { [D in Deed]: string } = words.deeds
type Props = { place: Workplace; onClose: () => void }

/** All keys: to read, to change, and the switch that turns single letters off (WCAG 2.1.4). They belong to the person, not to the device. */
export function KeysDialog({ place, onClose }: Props) {
  const { keys, letters, setLetters } = place
  const [changing, setChanging] = useState<Deed | null>(null)
  const [said, setSaid] = useState('')
  const save = useSaveKeys(keys.setOwn)
  const give = (deed: Deed, key: string) => {
    const before = { ...keys.own }
    if (key === '') delete before[deed]
    void save(key === '' ? before : { ...before, [deed]: key }).then((saved) => {
      if (!saved) return
      setChanging(null)
      setSaid(words.keysSaved)
    })
  }
  const resetAll = () => void save({}).then((saved) => saved && setSaid(words.keysSaved))
  return (
    <Dialog onClose={onClose} closeWords={words.dismiss} title={words.keysTitle} size="xl" keepsEscape={changing !== null}>
      <Switch
        data-autofocus
        label={words.keysOn}
        description={words.keysOnHelp}
        checked={letters}
        onChange={(event) => setLetters(event.currentTarget.checked)}
      />
      <SpotRefusal spot="ask" />
      <p role="status" className="soft">
        {said}
      </p>
      <ul className={styles.keys}>
        {keyedDeeds.map((deed) => (
          <li key={deed}>
            <span className={styles.keyCell}>
              {keys.map.keyOf(deed) ? <kbd className="kbd">{keys.map.keyOf(deed)}</kbd> : <span className="soft">{words.noKey}</span>}
            </span>
            <span>{meanings[deed]}</span>
            {changing === deed ? (
              <PressKey deed={deed} place={place} onGive={(key) => give(deed, key)} onLeave={() => setChanging(null)} />
            ) : (
              <Button size="compact-sm" variant="subtle" aria-label={words.changeKey(meanings[deed])} onClick={() => setChanging(deed)}>
                {words.change}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <p className="soft">{words.arrows}</p>
      <div className={formStyles.acts}>
        <Act variant="default" onClick={resetAll} doing={useDoing('keys') ? words.doing.saveKeys : null}>
          {words.resetKeys}
        </Act>
      </div>
    </Dialog>
  )
}

/** Stores all of a person's keys; they count at once. */
function useSaveKeys(show: (keys: Record<string, string>) => void) {
  const { sending } = useDesk()
  const queries = useQueryClient()
  return (keys: Record<string, string>) =>
    sending.send<StaffMe>({ act: 'saveKeys', target: 'keys', spot: 'ask', path: '/staff/keys', body: { keys } }, (me) => {
      show(me.keys)
      void queries.invalidateQueries({ queryKey: ['first-me'] })
    })
}

type PressProps = { deed: Deed; place: Workplace; onGive: (key: string) => void; onLeave: () => void }

/** Waits for one key. What has it already is said, and nothing changes. */
function PressKey({ deed, place, onGive, onLeave }: PressProps) {
  const [said, setSaid] = useState('')
  const waits = useRef<HTMLButtonElement>(null)
  useEffect(() => waits.current?.focus(), [])
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Tab' || event.key === 'Shift') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') return onLeave()
    const key = asKey(event.key)
    const other = place.keys.map.taken(key, deed)
    if (!canBeKey(key) || event.ctrlKey || event.metaKey || event.altKey) setSaid(words.notAKey)
    else if (other) setSaid(words.keyTaken(key, meanings[other]))
    else onGive(key)
  }
  return (
    <span className={styles.pressed}>
      <button type="button" className="text-button" ref={waits} onKeyDown={pressed}>
        {words.pressKey}
      </button>
      <span role="alert">{said}</span>
      <Button size="compact-sm" variant="subtle" onClick={() => onGive(noKey)}>
        {words.removeKey}
      </Button>
    </span>
  )
}
