import type { EntityManager } from 'typeorm'
import type { Bar } from './bar.entity.ts'
import type { Calendar } from './opening.ts'

/** A bar's weekly hours and closed days as they stand now. */
export async function calendarOf({ id, zone }: Pick<Bar, 'id' | 'zone'>, em: EntityManager): Promise<Calendar> {
  const [row] = await em.query<[Omit<Calendar, 'zone'>]>(
    `SELECT ARRAY(SELECT json_build_object('weekday', weekday, 'opens', opens, 'closes', closes) FROM bar_hours WHERE bar_id = $1) AS hours,
       ARRAY(SELECT json_build_object('firstDay', first_day, 'lastDay', last_day) FROM closure WHERE bar_id = $1) AS closures`,
    [id],
  )
  return { zone, ...row }
}
