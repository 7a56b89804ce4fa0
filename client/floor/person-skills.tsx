import { Button, NativeSelect } from '@mantine/core'
import { useId } from 'react'
import type { BarBehind } from '../../shared/floor.ts'
import { Refusal } from '../ui/staff/refusal.tsx'
import { languages, skills as words, skillWords } from '../words/skills.ts'
import { calledFor, choicesFor, comfortChoices, without } from './called-for.ts'
import styles from './skills.module.css'
import { useSkills } from './use-skills.ts'

type Props = { behind: BarBehind; person: BarBehind['specialists'][number]; open: boolean; onOpen: () => void }

/** Somebody, for what they are called, and the skills that say so. */
export function PersonSkills({ behind: { topics, skills: asked }, person, open, onOpen }: Props) {
  const { skills, set, saved, saving, refused, lost } = useSkills(person)
  const { special, ...rest } = calledFor(topics, skills)
  const help = useId()
  const tick = (skill: string) => void set(skills.includes(skill) ? without(skills, [skill]) : [...skills, skill])
  const saidOf = (before: readonly string[], after: readonly string[]) => {
    const [was, is] = [calledFor(topics, before).special, calledFor(topics, after).special]
    return words.saved(person.name, without(is, was), without(was, is))
  }
  const overtaken = refused?.code === 'skills_changed' && lost ? words.notSaved(without(lost.after, lost.before), without(lost.before, lost.after)) : ''
  const box = (skill: string) => (
    <label key={skill}>
      <input type="checkbox" checked={skills.includes(skill)} onChange={() => tick(skill)} />
      <span>{skillWords(skill)}</span>
    </label>
  )
  return (
    <li>
      <div className={styles.head}>
        <div>
          <strong>{person.name}</strong>
          <p className="soft">{words.calledFor(special, rest)}</p>
        </div>
        <Button size="xs" variant="default" aria-expanded={open} onClick={onOpen}>
          {open ? words.ready : words.change}
          <span className="hidden-text">: {person.name}</span>
        </Button>
      </div>
      {open && (
        <fieldset className={styles.skills}>
          <legend className="hidden-text">{words.can(person.name)}</legend>
          {choicesFor(asked, [...new Set([...person.skills, ...skills])]).map(box)}
          <NativeSelect
            className={styles.language}
            label={words.language}
            description={words.languageHelp}
            value=""
            data={[
              { value: '', label: words.choose },
              ...languages.filter(({ skill }) => !skills.includes(skill)).map(({ skill, name }) => ({ value: skill, label: name })),
            ]}
            onChange={(event) => tick(event.currentTarget.value)}
          />
          <fieldset className={styles.comforts} aria-describedby={help}>
            <legend>{words.comforts}</legend>
            <p id={help} className="soft">
              {words.comfortsHelp}
            </p>
            <div className={styles.boxes}>{comfortChoices.map(box)}</div>
          </fieldset>
        </fieldset>
      )}
      <p role="status" className={styles.saved}>
        {saving ? words.saving : saved && open && saidOf(saved.before, saved.after)}
      </p>
      <Refusal sentence={refused && `${refused.message} ${overtaken}`.trim()} />
    </li>
  )
}
