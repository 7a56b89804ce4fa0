import { Fragment } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { OutboxMessage, OutboxView } from '../../shared/outbox.ts'
import { useAsk } from '../api/use-ask.ts'
import { Button, FileLink } from '../ui/button.tsx'
import { Refusal } from '../ui/notice.tsx'
import { Stack, Title, useTitle } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { common } from '../words/common.ts'
import { outbox } from '../words/outbox.ts'
import { clock, deviceZone } from '../words/time.ts'
import { CustomerFrame } from './customer-frame.tsx'
import NotFoundPage from './not-found-page.tsx'
import css from './outbox.module.css'

const here = deviceZone()

/** What would have been sent, while no mail server is set up. In production the server knows nothing of it, and there is no such page. */
export default function OutboxPage() {
  const [search] = useSearchParams()
  const message = search.get('message')
  useTitle(outbox.title)
  return message ? <One id={message} /> : <All />
}

function All() {
  const { data, refused, again } = useAsk<OutboxView>('/outbox')
  if (refused?.status === 404) return <NotFoundPage />
  return (
    <CustomerFrame>
      <Stack narrow>
        <Title>{outbox.title}</Title>
        <p>{outbox.text}</p>
        {refused && <Refusal says={refused.message} />}
        {!data && !refused && <Skeleton label={common.loading} lines={[3, 3, 3]} />}
        {data?.messages.length === 0 && <p>{outbox.empty}</p>}
        {data && data.messages.length > 0 && (
          <ul className={css.list}>
            {data.messages.map(({ id, at, to, subject }) => (
              <li key={id}>
                <Link to={`/outbox?message=${id}`}>
                  <b>{subject || outbox.short}</b>
                  <time dateTime={at}>{clock(at, here)}</time>
                  <small>
                    {outbox.to} {to}
                  </small>
                </Link>
              </li>
            ))}
          </ul>
        )}
        <div>
          <Button kind="plain" onClick={again}>
            {outbox.again}
          </Button>
        </div>
      </Stack>
    </CustomerFrame>
  )
}

function One({ id }: { id: string }) {
  const { data, refused } = useAsk<OutboxMessage>(`/outbox/${encodeURIComponent(id)}`)
  return (
    <CustomerFrame>
      <Stack narrow>
        <Link to="/outbox">{outbox.back}</Link>
        {refused && <Refusal says={refused.status === 404 ? outbox.gone : refused.message} />}
        {!data && !refused && <Skeleton label={common.loading} lines={[2, 12]} />}
        {data && (
          <>
            <Title>{data.subject || outbox.short}</Title>
            <p>
              {outbox.to} {data.to}, <time dateTime={data.at}>{clock(data.at, here)}</time>
            </p>
            <div className={css.text}>
              <Linked text={data.text} />
            </div>
            {data.attachments.map(({ name, type, content }) => (
              <div key={name}>
                <FileLink kind="plain" href={`data:${type},${encodeURIComponent(content)}`}>
                  {name}
                </FileLink>
              </div>
            ))}
          </>
        )}
      </Stack>
    </CustomerFrame>
  )
}

/** Addresses in a text message as links, as mail programs show them. */
const Linked = ({ text }: { text: string }) =>
  text.split(/(https?:\/\/[^\s<>]+)/).map((part, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a text does not change
    <Fragment key={i}>{i % 2 === 1 ? <a href={part}>{part}</a> : part}</Fragment>
  ))
