import { useEffect } from 'react'
import type { ShopView } from '../../shared/bars.ts'
import { Qr } from '../ui/qr.tsx'
import { Act } from '../ui/staff/act.tsx'
import { useTitle } from '../ui/staff/use-title.ts'
import { poster } from '../words/poster.ts'
import css from './poster.module.css'

type Bar = { slug: string; name: string; address?: string }

/** A sheet of A4 for the wall or the window. It is paper: light, whatever the screen around it is. */
export default function PosterPage({ bar, shop }: { bar: Bar; shop: ShopView }) {
  useTitle(poster.title(bar.name), shop.name)
  useEffect(() => {
    document.documentElement.classList.add('prints-paper')
    return () => document.documentElement.classList.remove('prints-paper')
  }, [])
  const address = `${shop.url}/?at=${encodeURIComponent(bar.slug)}`
  return (
    <div className={css.page}>
      <div className={css.tools}>
        <h1>{poster.title(bar.name)}</h1>
        <span className="soft">{poster.lead}</span>
        <Act onClick={() => window.print()}>{poster.print}</Act>
      </div>
      <section className={css.sheet} aria-label={poster.language} data-paper>
        <p className={css.shop}>
          {shop.logo ? <img src={shop.logo} alt={shop.name} /> : shop.name}
          <span>{bar.name}</span>
        </p>
        <p className={css.headline}>{poster.head}</p>
        <Qr className={css.qr} text={address} label={poster.code(address)} />
        <p className={css.address}>
          {poster.or} <b>{address.replace(/^https?:\/\//, '')}</b>
        </p>
        <ol className={css.sentences}>
          {poster.sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
      </section>
    </div>
  )
}
