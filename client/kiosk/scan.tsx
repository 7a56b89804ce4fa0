import { useEffect, useRef, useState } from 'react'
import { readScan } from '../../shared/scan.ts'
import type { Command } from '../api/use-command.ts'
import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/notice.tsx'
import { Title } from '../ui/page.tsx'
import { Said } from '../ui/said.tsx'
import { kiosk } from '../words/kiosk.ts'
import { readCodes } from './camera.ts'
import css from './kiosk.module.css'

const words = kiosk.scan

/** The person's phone before the tablet's camera. */
export function Scan({ command, checkIn, type }: { command: Command; checkIn: (text: string) => Promise<void>; type: () => void }) {
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<'starting' | 'looking' | 'failed' | 'foreign'>('starting')
  const heard = useRef((_: string) => {})
  heard.current = (text) => {
    if (command.pending) return
    if (readScan(text)) void checkIn(text)
    else setState('foreign')
  }
  useEffect(() => {
    const element = video.current
    if (!element) return
    let ended = false
    let stop = () => {}
    readCodes(element, (text) => heard.current(text)).then(
      (end) => {
        if (ended) return end()
        stop = end
        setState('looking')
      },
      () => setState('failed'),
    )
    return () => {
      ended = true
      stop()
    }
  }, [])
  return (
    <div className={css.form}>
      <Title focus>{words.title}</Title>
      <p>{words.text}</p>
      <Said words={state === 'starting' ? words.starting : ''} />
      {state === 'failed' && <Refusal says={words.failed} />}
      {state === 'foreign' && <Refusal says={words.notOurs} />}
      <video ref={video} className={css.video} muted playsInline hidden={state === 'failed'} />
      <Button kind="plain" wide onClick={type}>
        {words.type}
      </Button>
    </div>
  )
}
