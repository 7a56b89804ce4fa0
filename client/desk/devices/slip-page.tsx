import { Button } from '@mantine/core'
import { Link, useParams } from 'react-router'
import type { StaffMe } from '../../../shared/auth.ts'
import type { ShopView } from '../../../shared/bars.ts'
import type { DeviceView } from '../../../shared/devices.ts'
import { asRefused } from '../../api/ask.ts'
import { Qr } from '../../ui/qr.tsx'
import { Failed } from '../../ui/staff/failed.tsx'
import { useTitle } from '../../ui/staff/use-title.ts'
import { clock, dayOf } from '../../ui/staff/when.ts'
import { questions } from '../../words/desk-questions.ts'
import styles from './slip.module.css'
import { useDevices } from './use-devices.ts'

const words = questions.slip

/** The claim slip: a sheet to print, with the code in large letters. */
export default function SlipPage({ me, shop }: { me: StaffMe; shop: ShopView }) {
  const { barSlug, ticket = '' } = useParams()
  const bar = me.bars.find(({ slug }) => slug === barSlug)
  useTitle(words.title, shop.name)
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
        <p>{words.free}</p>
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

function OneThing({ device, zone }: { device: DeviceView; zone: string }) {
  const facts: [string, string][] = [
    [words.taken, `${dayOf(device.takenAt, zone)}, ${clock(device.takenAt, zone)}`],
    [words.serial, device.serial],
    [words.condition, device.condition],
    [words.accessories, device.accessories || words.nothing],
    [words.agreed, device.agreed],
    [words.promised, device.promisedDay ? dayOf(`${device.promisedDay}T12:00:00Z`, 'UTC') : ''],
    [words.collect, device.mayCollect],
  ]
  return (
    <section className={styles.thing}>
      <h2>{device.kind}</h2>
      <dl>
        {facts
          .filter(([, text]) => text)
          .map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
      {device.dataMayBeLost && <p>{words.data}</p>}
      {device.takenBy && <p className={styles.small}>{words.by(device.takenBy)}</p>}
    </section>
  )
}
