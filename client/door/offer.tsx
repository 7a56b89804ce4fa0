import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { common } from '../words/common.ts'
import { door } from '../words/door.ts'
import css from './offer.module.css'

/** What we offer, and what to know before coming with something dangerous. `safety`: null while it is being loaded. */
export function Offer({ safety, heading }: { safety: string | null; heading: boolean }) {
  const Title = heading ? 'h1' : 'p'
  return (
    <>
      <div className={css.offer}>
        <Title className={css.title}>{door.offer.title}</Title>
        <ul className={css.lines}>
          {door.offer.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
      {safety === null ? (
        <Skeleton label={common.loading} lines={[7]} />
      ) : (
        safety && (
          <Notice kind="warn" title={door.safetyTitle}>
            <p>{safety}</p>
          </Notice>
        )
      )}
    </>
  )
}
