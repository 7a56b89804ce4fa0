import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource, type EntityManager } from 'typeorm'
import { type Audience, type BoardPlace, byTurn, type Lane, type Lines, type Notice, type Picture, type Way } from '../../shared/line.ts'
import { Bar } from '../bars/bar.entity.ts'
import { Clock } from '../platform/clock.ts'
import { Refusal } from '../platform/refusal.ts'
import { keptAt } from './kept.ts'
import { shownWait } from './shown-wait.service.ts'
import { Ticket } from './ticket.entity.ts'
import { bookingsAhead, type DeskRow, deskRows, staffDesk, staffTicket } from './views.ts'

type PlaceRow = {
  place: number
  state: 'waiting' | 'called' | 'helping'
  lane: Lane
  turn_at: Date
  topic_id: string
  here: boolean
  code: string
  name: string
  number: number | null
  called_at: Date | null
  way: Way
  away: boolean
  silent: boolean
}

/** A whole picture of a line at one version, for one audience: everything in one snapshot of the database, so that changes fit on. */
@Injectable()
export class PicturesService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal not_found */
  async of<A extends Audience>(audience: A, barId: string): Promise<Picture<Lines[A]>> {
    return this.database.transaction('REPEATABLE READ', async (em) => {
      const bar = await em.findOneBy(Bar, { id: barId })
      if (!bar) throw new Refusal('not_found', { sentence: 'We do not know this place.' })
      const line = (await this.line(audience, bar, em)) as Lines[A]
      return { version: bar.version, at: this.clock.now().toISOString(), line }
    })
  }

  private line(audience: Audience, bar: Bar, em: EntityManager): Promise<Lines[Audience]> {
    if (audience === 'staff') return this.staff(bar, em)
    return audience === 'phone' ? this.phone(bar, em) : this.board(bar, em)
  }

  private async staff(bar: Bar, em: EntityManager): Promise<Lines['staff']> {
    const now = this.clock.now()
    const times = { soon: new Date(now.getTime() + bookingsAhead), now }
    const tickets = await em
      .createQueryBuilder(Ticket, 't')
      .where(
        `t.bar_id = :bar AND (t.state IN ('waiting', 'called', 'helping', 'held') OR (t.state = 'booked' AND t.booked_for < :soon) OR (${keptAt(':now')}))`,
        { bar: bar.id, ...times },
      )
      .getMany()
    const desks = await em.query<DeskRow[]>(`${deskRows} WHERE d.bar_id = $1 ORDER BY d.number`, [bar.id])
    const { joining, joiningWords, noAnswerSeconds, graceMinutes } = bar
    return {
      joining,
      joiningWords,
      notice: noticeOf(bar),
      waits: { noAnswerSeconds, graceMinutes },
      tickets: tickets.map(staffTicket).sort((a, b) => byTurn(a.turn, b.turn)),
      desks: desks.map(staffDesk),
    }
  }

  private async phone(bar: Bar, em: EntityManager): Promise<Lines['phone']> {
    const places = (await this.places(bar, em)).map(({ place, state, lane, turn_at, topic_id, here, silent }) => ({
      place,
      state,
      turn: { lane, at: turn_at.getTime(), place },
      topicId: topic_id,
      here,
      ...(silent ? { silent: true as const } : {}),
    }))
    return { places: places.sort((a, b) => byTurn(a.turn, b.turn)), openDesks: await this.openDesks(bar, em), notice: noticeOf(bar) }
  }

  private async board(bar: Bar, em: EntityManager): Promise<Lines['board']> {
    const places = await this.places(bar, em)
    const calls = places.flatMap(({ state, code, name, number, called_at, place }) =>
      state === 'called' && called_at && number !== null
        ? [{ code, name: bar.showsNames ? firstName(name) : null, desk: number, calledAt: called_at.toISOString(), place }]
        : [],
    )
    const waiting = places.filter(({ state }) => state === 'waiting').map(boardPlace)
    return {
      calls: calls.sort((a, b) => a.calledAt.localeCompare(b.calledAt) || a.place - b.place),
      waiting: waiting.sort((a, b) => byTurn(a.turn, b.turn)),
      openDesks: await this.openDesks(bar, em),
      ...{ wait: shownWait(bar), notice: noticeOf(bar), joining: bar.joining },
    }
  }

  private places(bar: Bar, em: EntityManager): Promise<PlaceRow[]> {
    return em.query(
      `SELECT t.place, t.state, t.lane, t.turn_at, t.topic_id, t.here, t.code, t.name, d.number, t.called_at, t.way, t.away_until IS NOT NULL AS away, t.silent
       FROM ticket t LEFT JOIN desk d ON d.id = t.desk_id WHERE t.bar_id = $1 AND t.state IN ('waiting', 'called', 'helping')`,
      [bar.id],
    )
  }

  private async openDesks(bar: Bar, em: EntityManager): Promise<number> {
    const [row] = await em.query<{ open: number }[]>(
      'SELECT count(*)::int AS open FROM desk WHERE bar_id = $1 AND staff_id IS NOT NULL AND break_why IS NULL',
      [bar.id],
    )
    return row?.open ?? 0
  }
}

export const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? name

const boardPlace = ({ place, code, lane, turn_at, here, way, away, silent }: PlaceRow): BoardPlace => ({
  place,
  code,
  turn: { lane, at: turn_at.getTime(), place },
  ready: way === 'store' && here && !away && !silent,
})
const noticeOf = ({ notice, noticeAt }: Bar): Notice => (noticeAt ? { words: notice, at: noticeAt.toISOString() } : null)
