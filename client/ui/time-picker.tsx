import { useId } from 'react'
import css from './time-picker.module.css'

export type Day = { day: string; weekday: string; date: string; full: string; slots: { start: string; wall: string }[] }
type Words = { days: string; times: (day: string) => string; none: string }
type Props = { days: Day[]; day: string | null; changeDay: (day: string) => void; start: string | null; choose: (start: string) => void; words: Words }

/** A day, then a time of it: two groups of radio buttons. A day with nothing free can be looked at, and says so. */
export function TimePicker({ days, day, changeDay, start, choose, words }: Props) {
  const id = useId()
  const open = days.find((one) => one.day === day)
  return (
    <>
      <fieldset>
        <legend className={css.legend}>{words.days}</legend>
        <div className={css.days}>
          {days.map((one) => (
            <label key={one.day} className={`${css.cell} ${one.slots.length === 0 ? css.none : ''}`}>
              <input type="radio" name={`${id}-day`} value={one.day} checked={one.day === day} onChange={() => changeDay(one.day)} aria-label={one.full} />
              {one.weekday}
              <small>{one.date}</small>
            </label>
          ))}
        </div>
      </fieldset>
      {open && (
        <fieldset>
          <legend className={css.legend}>{words.times(open.full)}</legend>
          {open.slots.length === 0 ? (
            <p className={css.empty}>{words.none}</p>
          ) : (
            <div className={css.times}>
              {open.slots.map((slot) => (
                <label key={slot.start} className={css.cell}>
                  <input type="radio" name={`${id}-time`} value={slot.start} checked={slot.start === start} onChange={() => choose(slot.start)} />
                  {slot.wall}
                </label>
              ))}
            </div>
          )}
        </fieldset>
      )}
    </>
  )
}
