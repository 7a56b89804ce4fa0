import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import type { KioskPlace } from '../../shared/screens.ts'
import { aheadOf, toldOf, workOf } from '../queue/ahead.ts'
import { Ticket } from '../queue/ticket.entity.ts'

/** A place as the tablet tells it: the code, how many come before, what was told. Neither a name nor a contact: others look on. */
@Injectable()
export class KioskPlaces {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  async of(ticketId: string): Promise<KioskPlace> {
    const em = this.database.manager
    const ticket = await em.findOneByOrFail(Ticket, { id: ticketId })
    const [more] = await em.query<[{ topic: string; desk: number | null }]>(
      'SELECT topic.name AS topic, d.number AS desk FROM ticket t JOIN topic ON topic.id = t.topic_id LEFT JOIN desk d ON d.id = t.desk_id WHERE t.id = $1',
      [ticketId],
    )
    const ahead = ticket.state === 'waiting' ? aheadOf(await workOf(em, ticket.barId), ticket.turn()).ahead : 0
    const held = ticket.state !== 'held' ? null : ticket.readyAt ? 'ready' : 'not_yet'
    const desk = held ? null : more.desk
    return { code: ticket.code, topic: more.topic, ahead, told: toldOf(ticket), desk, bookedFor: ticket.bookedFor?.toISOString() ?? null, held }
  }
}
