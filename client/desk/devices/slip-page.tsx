import { Button } from '@mantine/core'
import { Link, useParams } from 'react-router'
import type { StaffMe } from '../../../shared/auth.ts'
import type { BarView, ShopView } from '../../../shared/bars.ts'
import type { DeviceView } from '../../../shared/devices.ts'
import { asRefused } from '../../api/ask.ts'
import { Qr } from '../../ui/qr.tsx'
import { Failed } from '../../ui/staff/failed.tsx'
import { useTitle } from '../../ui/staff/use-title.ts'
import { questions } from '../../words/desk-questions.ts'
import { weekSaid } from '../../words/hours.ts'
import { queue } from '../../words/queue.ts'
import { slipFacts } from '../../words/slip.ts'
import { useBars } from '../use-scene.ts'
import styles from './slip.module.css'
import { useDevices } from './use-devices.ts'

const words = questions.slip
/** What is said alike on the slip of the phone. */
const own = queue.slip

/** The claim slip: a sheet to print, with the code in large letters. */
export default function SlipPage({ me, shop }: { me: StaffMe; shop: ShopView }) {
  const { barSlug, ticket = '' } = useParams()
  const bar = me.bars.find(({ slug }) => slug === barSlug)
  useTitle(words.title, shop.name)
  const places = useBars()
  const devices = useDevices(bar?.id ?? '', ticket)
  const here = devices.data?.filter(({ handedOver }) => !handedOver) ?? []
  const [first] = here
  if (devices.error) return <Failed title={words.title} sentence={asRefused(devices.error).message} />
  if (!bar || !devices.data) return <p className={styles.screen}>{words.loading}</p>
  if (!first) return <Failed title={words.title} sentence={words.nothingHere} />
  return (
    <div className={styles.screen}>
      <div className={styles.acts}>
        <Button onClick={() => window.print()}>{words.print}</Button>
        <Link className="link" to={`/desk/${bar.slug}`}>
          {words.back}
        </Link>
      </div>
      <article className={styles.slip}>
        <header>
          <p>
            <strong>{shop.name}</strong>, {bar.name}
          </p>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
        </header>
        <div className={styles.code}>
          <div>
            <p className={styles.small}>{words.code}</p>
            <p className={styles.big}>{first.code}</p>
            <p>
              {words.name}: <strong>{first.name}</strong>
            </p>
          </div>
          <Code url={`${shop.url}/t/${ticket}`} />
        </div>
        {here.map((device) => (
          <OneThing key={device.id} device={device} zone={bar.zone} />
        ))}
        <Where place={places.find(({ id }) => id === bar.id)} />
        <p>{own.free}</p>
        {shop.safety && <p className={styles.small}>{shop.safety}</p>}
      </article>
    </div>
  )
}

/** To the person's own page. */
function Code({ url }: { url: string }) {
  return (
    <figure className={styles.qr}>
      <Qr text={url} label={words.scan} />
      <figcaption className={styles.small}>{words.scan}</figcaption>
    </figure>
  )
}

function Where({ place }: { place: BarView | undefined }) {
  if (!place) return null
  return (
    <section className={styles.thing}>
      <h2>{own.where}</h2>
      <p>
        {place.name}, {place.address}
      </p>
      <ul>
        {weekSaid(place.hours).map((days) => (
          <li key={days}>{days}</li>
        ))}
      </ul>
    </section>
  )
}

function OneThing({ device, zone }: { device: DeviceView; zone: string }) {
  return (
    <section className={styles.thing}>
      <h2>{device.kind}</h2>
      <dl>
        {slipFacts(device, zone)
          .filter(([, text]) => text)
          .map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
      {device.dataMayBeLost && <p>{own.data}</p>}
    </section>
  )
}
