import { Button, type MantineColorScheme, Popover, SegmentedControl, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { StaffMe } from '../../shared/auth.ts'
import { asRefused } from '../api/ask.ts'
import { Refusal } from '../ui/staff/refusal.tsx'
import { auth } from '../words/auth.ts'
import { signOut } from './api.ts'
import styles from './your-menu.module.css'

const initials = (name: string) =>
  name
    .split(/\s+/)
    .map((part) => part[0] ?? '')
    .slice(0, 2)
    .join('')

/** Light or dark, and the two ways out. */
export function YourMenu({ me, onSignedOut }: { me: StaffMe; onSignedOut: () => void }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const leaving = useMutation({ mutationFn: signOut, onSuccess: onSignedOut })
  const leave = (everywhere: boolean) => !leaving.isPending && leaving.mutate(everywhere)
  return (
    <Popover position="bottom-end" width={260} trapFocus returnFocus withinPortal={false} shadow="md">
      <Popover.Target>
        <UnstyledButton className={styles.you}>
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
  )
}
