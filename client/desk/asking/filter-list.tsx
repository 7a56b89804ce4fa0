import { TextInput } from '@mantine/core'
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { type Group, inGroups, type Option } from './filtered.ts'
import dialogStyles from './dialogs.module.css'
import pickStyles from './pick.module.css'

type Props<O extends Option> = { label: string; none: string; groups: readonly Group<O>[]; onPick: (option: O) => void }

/** Choices that can be many: typed for, or with the arrows, and Enter (a combobox after the ARIA pattern). Before anything is typed a digit takes one of the first nine. */
export function FilterList<O extends Option>({ label, none, groups, onPick }: Props<O>) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const shown = inGroups(groups, typed)
  const all = shown.flatMap(({ options }) => options)
  const at = Math.min(chosen, Math.max(0, all.length - 1))
  const optionId = (index: number) => `${id}-${index}`
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, at])
  const pick = (option: O | undefined) => option && onPick(option)
  const keys = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey } = event
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
    if (ctrlKey || metaKey || altKey) return
    if (step !== 0) setChosen((at + step + all.length) % Math.max(1, all.length))
    else if (key === 'Enter') pick(all[at])
    else if (typed === '' && /^[1-9]$/.test(key)) pick(all[Number(key) - 1])
    else return
    event.preventDefault()
  }
  return (
    <>
      <TextInput
        data-autofocus
        label={label}
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={all.length > 0 ? optionId(at) : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        maxLength={60}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setChosen(0)
        }}
        onKeyDown={keys}
      />
      {all.length === 0 && <p role="status">{none}</p>}
      <div id={id} role="listbox" aria-label={label} className={`${dialogStyles.options} ${pickStyles.scrolls}`}>
        {shown.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a listbox has groups of options, not fieldsets
          <div key={group.title} role="group" aria-label={group.title}>
            <p className={pickStyles.title} aria-hidden>
              {group.title}
            </p>
            {group.options.length === 0 && <p className="soft">{group.empty}</p>}
            {group.options.map((option) => {
              const index = all.indexOf(option)
              return (
                <div
                  key={option.id}
                  id={optionId(index)}
                  role="option"
                  aria-selected={index === at}
                  tabIndex={-1}
                  className={dialogStyles.option}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => pick(option)}
                  onKeyDown={keys}
                >
                  {index < 9 && typed === '' && (
                    <span className="kbd" aria-hidden>
                      {index + 1}
                    </span>
                  )}
                  <span>{option.label}</span>
                  {option.aside && <span className="soft">{option.aside}</span>}
                </div>
              )
            })}
          </div>
        ))}
      </div>
    </>
  )
}
