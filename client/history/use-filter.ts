import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { readFilter, type VisitFilter, writeFilter } from './filters.ts'

/** The filter of the address. `change` adds a step to the browser's history; `retouch` (while typing) does not. */
export function useFilter() {
  const [search, setSearch] = useSearchParams()
  const filter = useMemo(() => readFilter(search), [search])
  const change = useCallback((part: Partial<VisitFilter>) => setSearch((before) => writeFilter({ ...readFilter(before), ...part })), [setSearch])
  const retouch = useCallback(
    (part: Partial<VisitFilter>) => setSearch((before) => writeFilter({ ...readFilter(before), ...part }), { replace: true }),
    [setSearch],
  )
  const clear = useCallback(() => setSearch(new URLSearchParams()), [setSearch])
  return { filter, change, retouch, clear }
}
