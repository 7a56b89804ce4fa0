import { Menu } from '@mantine/core'
import { Act } from '../ui/staff/act.tsx'
import { desk as words } from '../words/desk.ts'
import styles from './band.module.css'
import { useDesk } from './desk-context.ts'
import { useDoing } from './use-sending.ts'
import type { Workplace } from './use-workplace.ts'

/** The doors of the band: what is needed many times a day, and a menu for the rest. */
export function BandActs({ place }: { place: Workplace }) {
  const { desk, printed } = useDesk()
  const { ask, onSupervisor } = place.around
  const asked = Boolean(desk?.wantsSupervisorAt)
  return (
    <span className={styles.bandActs}>
      <Act variant="default" size="sm" press={printed('findOrAdd')} onClick={() => ask({ kind: 'find' })}>
        {words.findOrAdd}
      </Act>
      <Act variant="default" size="sm" press="Ctrl K" aria-keyshortcuts="Control+K Meta+K" onClick={() => ask({ kind: 'palette', marked: null })}>
        {words.commands}
      </Act>
      {desk && (
        <Act variant={asked ? 'light' : 'default'} size="sm" press={printed('supervisor')} onClick={onSupervisor}>
          {asked ? words.supervisorAsked : words.supervisor}
        </Act>
      )}
      {desk && !desk.breakWhy && (
        <Act variant="default" size="sm" press={printed('break')} onClick={() => ask({ kind: 'break' })}>
          {words.break}
        </Act>
      )}
      <DeskMenu place={place} />
    </span>
  )
}

/** What is needed once a day. */
function DeskMenu({ place }: { place: Workplace }) {
  const { desk, printed } = useDesk()
  const { on, switchSounds } = place.sounds
  const closing = useDoing('desk') === 'closeDesk'
  return (
    <Menu position="bottom-end" withinPortal returnFocus shadow="md" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Act variant="default" size="sm" doing={closing ? words.doing.closeDesk : null}>
          {words.deskMenu}
        </Act>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => place.around.ask({ kind: 'keys' })} rightSection={printed('help') && <span className="kbd">{printed('help')}</span>}>
          {words.keys}
        </Menu.Item>
        <Menu.CheckboxItem checked={on} onChange={switchSounds}>
          {words.sounds}
        </Menu.CheckboxItem>
        {desk && <Menu.Item onClick={place.commands.closeDesk}>{words.closeDesk(desk.number)}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}
