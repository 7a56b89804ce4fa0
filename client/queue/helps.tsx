import { lazy, Suspense, useState } from 'react'
import type { Helps } from '../../shared/queue.ts'
import { More } from '../ui/more.tsx'
import { queue } from '../words/queue.ts'
import { languageName } from './languages.ts'
import css from './place.module.css'
import type { Own } from './use-act.ts'

const HelpsForm = lazy(() => import('./helps-form.tsx'))

const { helps: words } = queue

/** What makes a visit easier: asked of nobody, there for whoever looks for it. */
export function WhatHelps(own: Own) {
  const { helps } = own.ticket
  const [open, setOpen] = useState(false)
  const known = inWords(helps)
  return (
    <div className={css.helps}>
      {known && !open && <p>{words.known(known)}</p>}
      <More says={known ? words.change : words.go} open={open} toggle={setOpen}>
        {open && (
          <Suspense fallback={null}>
            <HelpsForm {...own} done={() => setOpen(false)} />
          </Suspense>
        )}
      </More>
    </div>
  )
}

/** What is known, for the person to read back; empty: nothing. */
const inWords = ({ language, comforts, seat, people }: Helps): string =>
  [
    language && languageName(language),
    ...comforts.map((comfort) => words.comforts[comfort].toLowerCase()),
    seat && words.lookFor(seat),
    people > 1 && words.count(people),
  ]
    .filter(Boolean)
    .join(', ')
