import { TextInput } from '@mantine/core'
import { type KeyboardEvent, useEffect, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import { Dialog } from '../../ui/staff/dialog.tsx'
import { desk as words } from '../../words/desk.ts'
import type { Placed } from '../asking/asking.ts'
import dialogStyles from '../asking/dialogs.module.css'
import type { Workplace } from '../use-workplace.ts'
import { type Command, commandsOf, matching } from './commands.ts'
import styles from './palette.module.css'

type Props = { marked: Placed | null; place: Workplace; onClose: () => void }

/** Every command that is possible now, by typing (a combobox after the ARIA pattern). */
export function Palette({ marked, place: { around }, onClose }: Props) {
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const commands = useMemo(() => commandsOf(around, marked), [around, marked])
  const found = matching(commands, typed)
  const at = Math.min(chosen, Math.max(0, found.length - 1))
  useEffect(() => {
    document.getElementById(`command-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [at])

  // Closed first: what the command opens then gives the focus back to where it was before the palette.
  const run = (command: Command | undefined) => {
    if (!command) return
    flushSync(onClose)
    command.run()
  }
  const keys = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setChosen((at + step + found.length) % Math.max(1, found.length))
    else if (event.key === 'Enter') run(found[at])
    else return
    event.preventDefault()
  }
  return (
    <Dialog onClose={onClose} closeWords={words.dismiss} title={words.paletteTitle} size="lg">
      <TextInput
        data-autofocus
        label={words.paletteField}
        description={words.paletteHelp}
        role="combobox"
        aria-expanded
        aria-controls="commands"
        aria-activedescendant={found.length > 0 ? `command-${at}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        maxLength={80}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setChosen(0)
        }}
        onKeyDown={keys}
      />
      <p role="status" className="hidden-text">
        {typed.trim() !== '' && words.paletteCount(found.length)}
      </p>
      {found.length === 0 && <p className="soft">{words.noCommand}</p>}
      <div id="commands" role="listbox" aria-label={words.paletteTitle} className={styles.list}>
        {found.map((command, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
          <div
            key={command.id}
            id={`command-${index}`}
            role="option"
            aria-selected={index === at}
            tabIndex={-1}
            className={`${dialogStyles.option} ${styles.command}`}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => run(command)}
          >
            <span>{command.label}</span>
            {command.who && <span className="soft">{command.who}</span>}
            {command.key && (
              <span className={`kbd ${styles.key}`} aria-hidden>
                {command.key}
              </span>
            )}
          </div>
        ))}
      </div>
    </Dialog>
  )
}
