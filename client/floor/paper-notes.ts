import type { PaperVisit } from '../../shared/floor.ts'
import type { Outcome } from '../../shared/outcomes.ts'
import { floor } from '../words/floor.ts'

/** A sheet of paper as it is being typed. */
export type Sheet = {
  name: string
  topic: string
  specialist: string
  day: string
  began: string
  minutes: string
  outcome: Outcome | ''
  contact: string
  note: string
  summary: string
}
export type SheetField = keyof Sheet

export const emptySheet = (day: string): Sheet => ({
  ...{ name: '', topic: '', specialist: '', day, began: '', minutes: '', outcome: '', contact: '', note: '', summary: '' },
})

/** Of a pile of sheets, the next is mostly of the same day and by the same colleague. */
export const nextSheet = ({ day, specialist }: Sheet): Sheet => ({ ...emptySheet(day), specialist })

/** What is missing, in the order of the form. */
export function lacks(sheet: Sheet): Partial<Record<SheetField, string>> {
  const { paper } = floor
  return Object.fromEntries(
    (
      [
        ['name', sheet.name.trim(), paper.nameNeeded],
        ['topic', sheet.topic, paper.topicNeeded],
        ['specialist', sheet.specialist, paper.specialistNeeded],
        ['began', sheet.day && sheet.began, paper.beganNeeded],
        ['minutes', Number(sheet.minutes) >= 1, paper.minutesNeeded],
        ['outcome', sheet.outcome, paper.outcomeNeeded],
      ] as const
    ).flatMap(([field, there, words]) => (there ? [] : [[field, words]])),
  )
}

export function visitOf({ day, began, minutes, outcome, ...rest }: Sheet): Partial<PaperVisit> {
  return { ...rest, startedAt: `${day}T${began}`, minutes: Number(minutes), ...(outcome && { outcome }) }
}

/** Which field of the form a refusal of the server means. */
export const fieldOf = (field: string | null): SheetField | null => (field === 'startedAt' ? 'began' : (field as SheetField | null))
