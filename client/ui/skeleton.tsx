import hidden from './hidden.module.css'
import css from './skeleton.module.css'

/** Holds the room of what is being loaded, so that nothing jumps. `lines`: heights in rem. */
export function Skeleton({ label, lines }: { label: string; lines: number[] }) {
  return (
    <div style={{ display: 'grid', gap: '0.6rem' }} role="status">
      <span className={hidden.hidden}>{label}</span>
      {lines.map((height, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bones have no identity
        <span key={i} className={css.bone} style={{ blockSize: `${height}rem`, inlineSize: i % 3 === 1 ? '72%' : '100%' }} />
      ))}
    </div>
  )
}
