import { type RefObject, useEffect, useRef, useState } from 'react'

type No = { field: string | null; message: string }
export type Faults = {
  form: RefObject<HTMLFormElement | null>
  /** What is wrong with an input, or null. */
  of: (name: string) => string | null
  /** A no that belongs to none of the inputs. */
  general: string | null
  /** Looks at what was typed: each rule is an input's name and what to say, or a falsy value when it is fine. True: nothing to say. */
  check: (...rules: [name: string, fault: string | false][]) => boolean
  /** The person is mending this input. */
  mend: (name: string) => void
}

/** What is wrong in a form, by input: found here, or answered by the server (`refused`). The first faulty input gets the focus. */
export function useFaults(names: readonly string[], refused: No | null): Faults {
  const form = useRef<HTMLFormElement>(null)
  const [faults, setFaults] = useState<{ found: Record<string, string>; quiet?: boolean }>({ found: {} })
  const known = refused?.field && names.includes(refused.field) ? refused.field : null

  useEffect(() => {
    if (refused && known) setFaults({ found: { [known]: refused.message } })
  }, [refused, known])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names of a form do not change
  useEffect(() => {
    // Mending one input must not send the focus to the next.
    const first = !faults.quiet && names.find((name) => faults.found[name])
    if (first) form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus()
  }, [faults])

  return {
    form,
    of: (name) => faults.found[name] ?? null,
    general: refused && !known ? refused.message : null,
    check: (...rules) => {
      const found = Object.fromEntries(rules.filter((rule): rule is [string, string] => Boolean(rule[1])))
      setFaults({ found })
      return Object.keys(found).length === 0
    },
    mend: (name) => {
      if (faults.found[name]) setFaults(({ found: { [name]: _, ...others } }) => ({ found: others, quiet: true }))
    },
  }
}
