import { describe, expect, test } from '@jest/globals'
import { Drafts, type Keeper, keptFor } from './drafts.ts'

class Memory implements Keeper {
  readonly held = new Map<string, string>()
  get length() {
    return this.held.size
  }
  key = (at: number) => [...this.held.keys()][at] ?? null
  getItem = (key: string) => this.held.get(key) ?? null
  setItem = (key: string, value: string) => void this.held.set(key, value)
  removeItem = (key: string) => void this.held.delete(key)
}

describe('what is typed at the desk', () => {
  test('survives a reload', () => {
    const memory = new Memory()
    new Drafts(memory, 'ana').write('t1', { note: 'Fan full of dust' })
    expect(new Drafts(memory, 'ana').read('t1')).toEqual({ note: 'Fan full of dust' })
  })

  test('is gone once it was saved', () => {
    const drafts = new Drafts(new Memory(), 'ana')
    drafts.write('t1', { note: 'x' })
    drafts.remove('t1')
    expect(drafts.read('t1')).toBeNull()
  })

  test('is not shown to the next person at the same machine', () => {
    const memory = new Memory()
    new Drafts(memory, 'ana').write('t1', { note: 'private' })
    expect(new Drafts(memory, 'tiago').read('t1')).toBeNull()
  })

  test('is forgotten after a day, whoever wrote it', () => {
    const memory = new Memory()
    let now = 0
    new Drafts(memory, 'ana', () => now).write('t1', { note: 'old' })
    now = keptFor
    expect(new Drafts(memory, 'ana', () => now).read('t1')).toBeNull()
    memory.setItem('something.else', 'stays')
    new Drafts(memory, 'tiago', () => now).sweep()
    expect([...memory.held.keys()]).toEqual(['something.else'])
  })

  test('a storage that is full or forbidden stops nobody from working', () => {
    const refuses = () => {
      throw new Error('QuotaExceededError')
    }
    const drafts = new Drafts({ length: 0, key: refuses, getItem: refuses, setItem: refuses, removeItem: refuses }, 'ana')
    drafts.write('t1', { note: 'x' })
    drafts.remove('t1')
    drafts.sweep()
    expect(drafts.read('t1')).toBeNull()
  })

  test('damaged storage reads as nothing', () => {
    const memory = new Memory()
    memory.setItem('aftercare.draft.ana.t1', '{"at": 1, "dra')
    expect(new Drafts(memory, 'ana').read('t1')).toBeNull()
  })
})
