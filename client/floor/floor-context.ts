import { createContext, useContext } from 'react'
import type { StaffMe } from '../../shared/auth.ts'
import type { BarBehind, FloorBar } from '../../shared/floor.ts'
import type { StaffDesk, StaffTicket } from '../../shared/line.ts'

/** Who has somebody in hand, and at which desk. */
export type InHandOf = { name: string | null; desk: number | null }

/** What a dialog of the floor is about. `ticket`, `desk`: as they were when it was opened. */
export type Asking =
  | { kind: 'pause' | 'close' | 'tell' | 'paper' | 'skills' | 'waits'; bar: FloorBar }
  | { kind: 'move'; bar: FloorBar; ticket: StaffTicket }
  | { kind: 'takeOver'; bar: FloorBar; desk: StaffDesk; inHand: StaffTicket[] }

export type DialogProps<K extends Asking['kind']> = { asking: Extract<Asking, { kind: K }>; onClose: () => void }

/** The last thing that was done. `undo`: the command that takes it back, and what it left the ticket at; `to`: where it goes on. */
export type Done = { said: string; undo?: { path: string; seen: number; said: string }; to?: { path: string; words: string } }

/** What every part of the floor needs to know and may do. */
export type FloorScene = {
  me: StaffMe
  ask: (about: Asking) => void
  /** Says what was done, and has everything looked at again. */
  done: (what: Done) => void
}
export const FloorContext = createContext<FloorScene | null>(null)
export function useFloor(): FloorScene {
  const scene = useContext(FloorContext)
  if (!scene) throw new Error('This part of the floor stands outside of FloorContext.')
  return scene
}

/** One bar as it is drawn. */
export type Shown = { bar: FloorBar; behind: BarBehind | null; now: number }
export const whoIs = ({ code, name }: Pick<StaffTicket, 'code' | 'name'>): string => `${code}, ${name}`
