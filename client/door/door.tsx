import { startTransition, useEffect, useState } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import type { BarView, ShopView } from '../../shared/bars.ts'
import type { Asked, DoorMe } from '../../shared/door.ts'
import type { Refused } from '../api/ask.ts'
import { serverNow } from '../api/server-clock.ts'
import { Back, Button } from '../ui/button.tsx'
import { ForgetMe } from '../ui/forget-me.tsx'
import { Refusal } from '../ui/notice.tsx'
import { Columns, Stack, Title, useTitle } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { common } from '../words/common.ts'
import { door } from '../words/door.ts'
import { Code } from './code.tsx'
import { Help } from './help.tsx'
import { Name } from './name.tsx'
import { Offer } from './offer.tsx'
import { openPlaces, Places } from './places.tsx'
import { Receipt } from './receipt.tsx'
import { type Step, stepBefore, stepFor } from './steps.ts'
import { forgetTyped, type Typed, useTyped } from './typed.ts'
import { When } from './when.tsx'
import { Who } from './who.tsx'

/** `me`, `bars`, `shop` are null while they are being loaded; `failed` says why they do not come. */
export type DoorProps = {
  shop: ShopView | null
  me: DoorMe | null
  bars: BarView[] | null
  failed: Refused | null
  again: () => void
  refresh: () => void
  setMe: (me: DoorMe) => void
  notMe: () => void
}
type From = { says?: string; from?: Step } | null

/** The way in, one screen at a time. The address says which (`?step=`), so that going back and loading again work. */
export function Door(props: DoorProps) {
  const { shop, me, bars, failed } = props
  const { typed, type } = useTyped()
  const [search] = useSearchParams()
  const state = useLocation().state as From
  const navigate = useNavigate()
  const { bar, topic } = chosen(bars, typed)
  const wanted = search.get('step')
  const ready = me !== null && (bars !== null || !me.known)
  const step = ready
    ? stepFor(wanted, {
        known: me.known,
        codeSent: typed.codeMinutes !== null,
        place: topic !== null,
        time: typed.when === 'now' || (typed.when === 'time' && typed.start !== null),
      })
    : 'start'
  const now = useNow(step)

  const to = (next: Step, says?: string, replace = false) =>
    navigate(next === 'start' ? '/' : `/?step=${next}`, { replace, state: { from: step, ...(says && { says }) } })
  useEffect(() => {
    // The address never names another screen than the one that is shown.
    if (ready && wanted !== null && wanted !== step) navigate(step === 'start' ? '/' : `/?step=${step}`, { replace: true })
  }, [ready, wanted, step, navigate])
  const { refresh } = props
  useEffect(() => {
    // Waits and openings are looked at again where they decide something.
    if (step === 'when') refresh()
  }, [step, refresh])
  const atPlace = bars?.find(({ slug }) => slug === search.get('at'))?.id
  useEffect(() => {
    // From a poster's code: it says at which place it hangs.
    if (atPlace) type({ bar: atPlace, start: null, when: null })
  }, [atPlace, type])
  useTitle(step === 'start' ? door.title(shop?.name ?? '') : titles[step])

  const back = () => (state?.from === stepBefore(step) ? navigate(-1) : to(stepBefore(step), undefined, true))
  const known = (next: DoorMe) => {
    // Together with the router's own change, or the start would flash up in between.
    startTransition(() => {
      props.setMe(next)
      type({ codeMinutes: null, name: typed.name || (next.name ?? '') })
      // In place of the proof: going back from what comes leads to the start.
      to('help', undefined, step !== 'start')
    })
  }
  const done = ({ ticket, already }: Asked) => {
    // Only the shelf: these screens still show what was typed until the next page is there.
    forgetTyped()
    // Whoever is led to a place that they have already may have come about something else.
    navigate(`/t/${ticket.id}`, { state: { already, wanted: already && topic ? { id: topic.id, name: topic.name } : null } })
  }
  const chooseAgain = (refused: Refused) => {
    // Together, or the address would be mended in between, and the sentence lost on the way.
    startTransition(() => {
      type({ start: null, when: 'time' })
      to('when', refused.message, true)
    })
  }

  const had = openPlaces(me?.tickets ?? [], now)
  const waiting = failed ? <Failed says={failed.message} again={props.again} /> : <Skeleton label={common.loading} lines={[2, 3, 3, 4.5]} />
  if (step === 'start')
    return (
      <Columns above={had.length > 0 && <Places tickets={had} now={now} />} beside={<Offer safety={shop?.safety ?? null} heading />}>
        {!ready || !shop ? (
          waiting
        ) : me.known ? (
          <Welcome me={me} had={had.map(({ code }) => code)} go={() => begin(me)} notMe={props.notMe} />
        ) : (
          <Who typed={typed} type={type} phones={shop.phoneCodes} toCode={() => to('code')} toReceipt={() => to('receipt')} known={known} />
        )}
      </Columns>
    )
  function begin({ name }: DoorMe) {
    if (name && !typed.name) type({ name })
    to('help')
  }
  return (
    <Columns roomy beside={<Offer safety={shop?.safety ?? null} heading={false} />}>
      <Back go={back} says={door.back} />
      {step === 'code' && <Code typed={typed} back={back} toReceipt={() => to('receipt', undefined, true)} known={known} />}
      {step === 'receipt' && <Receipt typed={typed} type={type} known={known} />}
      {step === 'help' && bars && <Help typed={typed} type={type} bars={bars} now={now} next={() => to('when')} />}
      {step === 'when' && bar && topic && (
        <When typed={typed} type={type} bar={bar} topic={topic} now={now} says={state?.says ?? null} next={() => to('name')} />
      )}
      {step === 'name' && me && bar && topic && (
        <Name typed={typed} type={type} me={me} bar={bar} topic={topic} now={now} done={done} chooseAgain={chooseAgain} edit={back} />
      )}
    </Columns>
  )
}

const titles: Record<Exclude<Step, 'start'>, string> = {
  code: door.code.title,
  receipt: door.receipt.title,
  help: door.help.title,
  when: door.when.title,
  name: door.name.title,
}

function chosen(bars: BarView[] | null, typed: Typed) {
  const bar = bars?.find(({ id }) => id === typed.bar) ?? null
  return { bar, topic: bar?.topics.find(({ id }) => id === typed.topic) ?? null }
}

/** The instant at which a screen was entered: what it says about today and tomorrow does not change under the reader. */
function useNow(step: Step): string {
  const [now, setNow] = useState(serverNow)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new screen looks at the clock again
  useEffect(() => setNow(serverNow()), [step])
  return now
}

const Failed = ({ says, again }: { says: string; again: () => void }) => (
  <Refusal says={says} still>
    <Button kind="plain" onClick={again}>
      {common.tryAgain}
    </Button>
  </Refusal>
)

function Welcome({ me, had, go, notMe }: { me: DoorMe; had: string[]; go: () => void; notMe: () => void }) {
  return (
    <>
      <Stack tight>
        <Title level={2}>{door.welcome.title(me.name)}</Title>
        <p>{door.welcome.text}</p>
      </Stack>
      <Button wide kind={had.length > 0 ? 'plain' : 'main'} onClick={go}>
        {door.welcome.go}
      </Button>
      <div>
        {door.welcome.notYou} <ForgetMe {...common.forget} go={common.notMe} codes={had} act={notMe} />
      </div>
    </>
  )
}
