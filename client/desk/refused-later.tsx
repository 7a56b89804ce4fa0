import { Button } from '@mantine/core'
import { desk as words } from '../words/desk.ts'
import personStyles from './with-me.module.css'
import { useDesk } from './desk-context.ts'
import { useKept } from './use-unsent.ts'

/** What was finished without a network and not taken afterwards: why, and every word that was typed. */
export function RefusedLater() {
  const { unsent } = useDesk()
  const refused = useKept().filter((one) => one.refused !== null)
  return (
    <div role="alert">
      {refused.map((one) => (
        <div key={one.key} className={personStyles.person}>
          <p>
            <strong>{words.refusedLater(one.who)}</strong> {one.refused}
          </p>
          <Typed body={one.body} />
          <p className="soft">{words.keptText}</p>
          <div>
            <Button size="sm" variant="default" onClick={() => unsent.drop(one.key)}>
              {words.letGo}
            </Button>
          </div>
        </div>
      ))}
    </div>
  )
}

function Typed({ body }: { body: object }) {
  const { note, summary } = body as { note?: string; summary?: string }
  return (
    <dl className={personStyles.typed}>
      {note && (
        <div>
          <dt className="soft">{words.note}</dt>
          <dd>{note}</dd>
        </div>
      )}
      {summary && (
        <div>
          <dt className="soft">{words.summary}</dt>
          <dd>{summary}</dd>
        </div>
      )}
    </dl>
  )
}
