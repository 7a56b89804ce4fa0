import type { State } from '../../shared/line.ts'
import type { By, StaffWho } from '../platform/access.ts'
import { CorrectionsService } from '../queue/corrections.service.ts'
import { HoldingService } from '../queue/holding.service.ts'
import { MergingService } from '../queue/merging.service.ts'
import { TransfersService } from '../queue/transfers.service.ts'
import { UndoService } from '../queue/undo.service.ts'
import { CollectingService } from '../sessions/collecting.service.ts'
import { SessionsService } from '../sessions/sessions.service.ts'
import type { TestApp } from './app.ts'
import type { randomFrom } from './random.ts'
import type { Scene } from './scene.ts'

/** Who presses, where, and at which two tickets; `state`: where the first stands; `moved`: the last one that anything happened to. */
export type Pressed = { who: StaffWho; desk: string; ticket: string; state: State; other: string; moved: string }

const inLine: readonly State[] = ['waiting', 'called', 'helping']
const living: readonly State[] = ['booked', ...inLine, 'held']

/** What staff do with a visit besides calling it: mostly what can be, now and then anything. */
export async function staffMoves(app: TestApp, scene: Scene, dice: ReturnType<typeof randomFrom>, pressed: Pressed): Promise<void> {
  const { who, desk, ticket, state, other, moved } = pressed
  const { bar, topics } = scene
  const by: By = { kind: 'staff', id: who.id }
  const [holding, transfers, merging, corrections] = [app.get(HoldingService), app.get(TransfersService), app.get(MergingService), app.get(CorrectionsService)]
  const topic = dice.pick(Object.values(topics))
  const colleague = dice.pick(scene.staff).id
  const acts: [readonly State[], () => Promise<unknown>][] = [
    [['helping'], () => app.get(SessionsService).finish(by, who, bar, ticket, { outcome: 'solved', note: '', summary: '' })],
    [['helping'], () => holding.hold(by, who, bar, ticket, dice.pick(['copying', 'with_us'] as const))],
    [['held'], () => holding.resume(by, who, bar, ticket, desk)],
    [['held'], () => holding.ready(by, who, bar, ticket, dice.chance(0.5) ? desk : undefined)],
    [
      ['held'],
      () => app.get(CollectingService).collect(by, who, bar, ticket, { how: 'collected', to: 'their sister', note: '', summary: '', outcome: 'solved' }),
    ],
    [inLine, () => transfers.transfer(by, who, bar, ticket, { ...(dice.chance(0.5) ? { topic } : { staff: colleague }), words: 'please look' })],
    [['done'], () => transfers.reopen(by, bar, ticket)],
    [living, () => merging.merge(by, who, bar, ticket, other)],
    [['helping'], () => merging.wrongPerson(by, who, bar, ticket, other)],
    [['waiting'], () => corrections.urgent(by, bar, ticket, dice.chance(0.5) ? { why: 'danger', because: 'It smokes.' } : { why: null, because: '' })],
    [inLine, () => corrections.topic(by, bar, ticket, topic)],
    [inLine, () => corrections.addTopic(by, bar, ticket, topic)],
    [living, () => corrections.correct(by, bar, ticket, { name: 'Somebody', seat: 'blue coat', language: dice.pick(['', 'de']), people: 2 })],
    [[...living, 'done', 'merged'], () => app.get(UndoService).undo(by, bar, moved, true)],
    [[...living, 'done', 'merged'], () => app.get(UndoService).undo(by, bar, ticket, true)],
  ]
  const sensible = dice.chance(0.85) ? acts.filter(([states]) => states.includes(state)) : acts
  await dice.pick(sensible)[1]()
}
