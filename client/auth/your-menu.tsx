import { Button, type MantineColorScheme, Popover, SegmentedControl, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'react-router'
import type { StaffMe } from '../../shared/auth.ts'
import { asRefused } from '../api/ask.ts'
import { Refusal } from '../ui/staff/refusal.tsx'
import { auth } from '../words/auth.ts'
import { signOut } from './api.ts'
import { ChangePerson } from './change-person.tsx'
import { MyPin } from './my-pin.tsx'
import styles from './your-menu.module.css'

const initials = (name: string) =>
  name
    .split(/\s+/)
    .map((part) => part[0] ?? '')
    .slice(0, 2)
    .join('')

type Props = { me: StaffMe; onSignedOut: () => void; onChanged: (me: StaffMe) => void }

/** Light or dark, handing the screen over, and the two ways out. */
export function YourMenu({ me, onSignedOut, onChanged }: Props) {
  const [open, setOpen] = useState(false)
  const [asks, setAsks] = useState<'change' | 'pin' | null>(null)
  const { pathname } = useLocation()
  const bar = me.bars.find(({ slug }) => pathname === `/desk/${slug}`)?.id ?? null
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const leaving = useMutation({ mutationFn: signOut, onSuccess: onSignedOut })
  const leave = (everywhere: boolean) => !leaving.isPending && leaving.mutate(everywhere)
  const ask = (what: 'change' | 'pin') => {
    setOpen(false)
    setAsks(what)
  }
  return (
    <>
      <Popover opened={open} onChange={setOpen} position="bottom-end" width={260} trapFocus returnFocus withinPortal={false} shadow="md">
        <Popover.Target>
          <UnstyledButton className={styles.you} onClick={() => setOpen((was) => !was)}>
            <span aria-hidden>{initials(me.name)}</span>
            <span className="hidden-text">{auth.you(me.name)}</span>
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown aria-label={auth.you(me.name)} className={styles.menu}>
          <div>
            <strong>{me.name}</strong>
            <div className="soft">{auth.roles[me.role]}</div>
          </div>
          <div className={styles.scheme}>
            <span className="soft" id="scheme-label">
              {auth.scheme}
            </span>
            <SegmentedControl
              fullWidth
              size="sm"
              aria-labelledby="scheme-label"
              value={colorScheme}
              onChange={(value) => setColorScheme(value as MantineColorScheme)}
              data={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: auth.schemes[value] }))}
            />
          </div>
          <div className={styles.ways}>
            <Button variant="light" onClick={() => ask('change')}>
              {auth.changePerson}
            </Button>
            <Button variant="default" onClick={() => ask('pin')}>
              {auth.myPin}
            </Button>
          </div>
          <div className={styles.ways}>
            <Button variant="default" onClick={() => leave(false)} aria-disabled={leaving.isPending || undefined}>
              {leaving.isPending ? auth.signingOut : auth.signOut}
            </Button>
            <Button variant="subtle" onClick={() => leave(true)} aria-disabled={leaving.isPending || undefined}>
              {auth.signOutEverywhere}
            </Button>
          </div>
          <Refusal sentence={leaving.error ? asRefused(leaving.error).message : null} />
        </Popover.Dropdown>
      </Popover>
      {asks === 'change' && <ChangePerson bar={bar} onClose={() => setAsks(null)} onChanged={onChanged} />}
      {asks === 'pin' && <MyPin onClose={() => setAsks(null)} onSet={onChanged} />}
    </>
  )
}
