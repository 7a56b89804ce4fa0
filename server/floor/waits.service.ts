import { Injectable } from '@nestjs/common'
import type { SetWaits } from '../../shared/floor.ts'
import type { Waits } from '../../shared/line.ts'
import type { By } from '../platform/access.ts'
import { Line } from '../queue/line.ts'

/** How long a bar waits for people. */
@Injectable()
export class WaitsService {
  constructor(private readonly line: Line) {}

  /** From now on, also for who was called or has booked already. What is not given stays, as somebody else may just have set it. What is so already stays so, without an event. */
  set(by: By, barId: string, given: SetWaits): Promise<Waits> {
    return this.line.change(barId, by, async (tx) => {
      const { id, noAnswerSeconds, graceMinutes } = tx.bar
      const waits = { noAnswerSeconds: given.noAnswerSeconds ?? noAnswerSeconds, graceMinutes: given.graceMinutes ?? graceMinutes }
      if (noAnswerSeconds === waits.noAnswerSeconds && graceMinutes === waits.graceMinutes) return waits
      await tx.em.query('UPDATE bar SET no_answer_seconds = $2, grace_minutes = $3 WHERE id = $1', [id, waits.noAnswerSeconds, waits.graceMinutes])
      await tx.append('waits.changed', { data: waits })
      return waits
    })
  }
}
