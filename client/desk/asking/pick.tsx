import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { Dialog } from '../../ui/staff/dialog.tsx'
import { desk as words } from '../../words/desk.ts'
import formStyles from '../form.module.css'
import { SpotRefusal } from '../region.tsx'
import { useDoing } from '../use-sending.ts'
import type { Group, Option } from './filtered.ts'
import styles from './pick.module.css'

type Props<O extends Option> = {
  title: string
  lead: string
  groups: Group<O>[]
  /** Whose command is under way when something was picked. */
  target: string
  onPick: (option: O) => void
  onClose: () => void
  children?: ReactNode
}

/** A question that one key answers: a digit, or the arrows and Enter. */
export function PickDialog<O extends Option>({ title, lead, groups, target, onPick, onClose, children }: Props<O>) {
  const [at, setAt] = useState(0)
  const doing = useDoing(target)
  const all = groups.flatMap(({ options }) => options)
  const pick = (option: O | undefined) => option && !doing && onPick(option)
  const keys = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return
    if (step !== 0) focusOn(event.currentTarget, (at + step + all.length) % Math.max(1, all.length))
    else if (/^[1-9]$/.test(event.key)) pick(all[Number(event.key) - 1])
    else return
    event.preventDefault()
  }
  const focusOn = (within: HTMLElement, index: number) => {
    setAt(index)
    within.querySelectorAll<HTMLElement>('[data-option]')[index]?.focus()
  }
  return (
    <Dialog onClose={onClose} closeWords={words.dismiss} title={title}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside take the focus; this only hears their keys */}
      <div className={formStyles.form} onKeyDown={keys}>
        <p>{lead}</p>
        <SpotRefusal spot="ask" />
        {groups.map((group) => (
          <section key={group.title} aria-label={group.title || title}>
            {group.title && <h3 className={styles.title}>{group.title}</h3>}
            {group.options.length === 0 && group.empty && <p className="soft">{group.empty}</p>}
            <ul className={styles.options}>
              {group.options.map((option) => {
                const index = all.indexOf(option)
                return (
                  <li key={option.id}>
                    <button
                      type="button"
                      className={styles.option}
                      data-option
                      data-autofocus={index === 0 || undefined}
                      tabIndex={index === at ? 0 : -1}
                      aria-busy={doing !== null || undefined}
                      onFocus={() => setAt(index)}
                      onClick={() => pick(option)}
                    >
                      {index < 9 && (
                        <span className="kbd" aria-hidden>
                          {index + 1}
                        </span>
                      )}
                      <span>{option.label}</span>
                      {option.aside && <span className="soft">{option.aside}</span>}
                    </button>
                  </li>
                )
              })}
            </ul>
          </section>
        ))}
        {children}
      </div>
    </Dialog>
  )
}
