import { useCallback, useState } from 'react'
import type { Drafts } from './drafts.ts'

/** State that is written down with every keystroke. `name` may not change while mounted: give the component a key. */
export function useDraft<D extends object>(drafts: Drafts, name: string, start: D) {
  const [draft, setDraft] = useState<D>(() => ({ ...start, ...drafts.read<D>(name) }))
  const change = useCallback(
    (part: Partial<D>) =>
      setDraft((before) => {
        const next = { ...before, ...part }
        drafts.write(name, next)
        return next
      }),
    [drafts, name],
  )
  const forget = useCallback(() => drafts.remove(name), [drafts, name])
  return { draft, change, forget }
}
