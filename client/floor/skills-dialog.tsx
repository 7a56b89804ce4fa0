import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BarBehind, FloorBar } from '../../shared/floor.ts'
import { asRefused, get } from '../api/ask.ts'
import { Dialog } from '../ui/staff/dialog.tsx'
import { Refusal } from '../ui/staff/refusal.tsx'
import { floor } from '../words/floor.ts'
import { skills as words } from '../words/skills.ts'
import styles from './dialogs.module.css'
import { PersonSkills } from './person-skills.tsx'
import skillStyles from './skills.module.css'

/** The people of a bar and what they can do, one of them open at a time. */
export function SkillsDialog({ bar, onClose }: { bar: FloorBar; onClose: () => void }) {
  const [open, setOpen] = useState<string | null>(null)
  const behind = useQuery({ queryKey: ['behind', bar.id], queryFn: ({ signal }) => get<BarBehind>(`/bars/${bar.id}/floor`, { signal }) })
  return (
    <Dialog title={words.title(bar.name)} size="lg" onClose={onClose} closeWords={floor.dismiss}>
      <div className={styles.form}>
        <p className="soft">
          {words.text} {behind.data?.topics.some(({ skills }) => skills.length === 0) && words.plain}
        </p>
        <Refusal sentence={behind.error ? asRefused(behind.error).message : null} onAgain={() => void behind.refetch()} />
        {!behind.data && !behind.error && <Skeleton height={240} aria-hidden />}
        {behind.data?.specialists.length === 0 && <p>{words.none}</p>}
        {behind.data && (
          <ul className={skillStyles.people}>
            {behind.data.specialists.map((person) => (
              <PersonSkills
                key={person.id}
                behind={behind.data}
                person={person}
                open={open === person.id}
                onOpen={() => setOpen(open === person.id ? null : person.id)}
              />
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  )
}
