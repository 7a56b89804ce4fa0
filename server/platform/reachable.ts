/** As root PostgreSQL runs as somebody else, who may not be able to look into the folder that we stand in. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { RunAs } from './cluster.ts'

/** Where things go that have to be reached by the other user. */
export const publicPlace = '/var/lib/aftercare'

/** Whether that user can run the programs of this folder. */
const canRun = (bin: string, runAs: RunAs) => spawnSync(join(bin, 'postgres'), ['--version'], { ...runAs, cwd: '/' }).status === 0

/** Whether that user can enter the folder. */
export const canEnter = (folder: string, runAs: RunAs) => spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...runAs, cwd: '/' }).status === 0

/** The programs, or a copy of them (60 MB) at a place from which that user can run them. */
export function reachableBinaries(bin: string, runAs: RunAs): string {
  if (runAs.uid === undefined || canRun(bin, runAs)) return bin
  const stamp = Math.floor(statSync(join(bin, 'postgres')).mtimeMs).toString(36)
  const copy = join(publicPlace, `postgres-${stamp}`)
  if (!existsSync(copy)) {
    mkdirSync(publicPlace, { recursive: true, mode: 0o755 })
    const unfinished = `${copy}.${process.pid}`
    cpSync(join(bin, '..'), unfinished, { recursive: true, verbatimSymlinks: true })
    rmSync(copy, { recursive: true, force: true })
    renameSync(unfinished, copy)
  }
  return join(copy, 'bin')
}
