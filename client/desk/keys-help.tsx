import { Switch } from '@mantine/core'
import { Dialog } from '../ui/staff/dialog.tsx'
import { desk as words } from '../words/desk.ts'
import styles from './dialogs.module.css'
import { type Deed, shortcuts } from './shortcuts.ts'

const meanings: { [D in Deed]: string } = words.deeds

/** All single keys, and the switch that turns them off (WCAG 2.1.4). */
export function KeysHelp({ on, onSwitch, onClose }: { on: boolean; onSwitch: (on: boolean) => void; onClose: () => void }) {
  return (
    <Dialog onClose={onClose} closeWords={words.dismiss} title={words.keysTitle} size="lg">
      <Switch data-autofocus label={words.keysOn} description={words.keysOnHelp} checked={on} onChange={(event) => onSwitch(event.currentTarget.checked)} />
      <dl className={styles.keys}>
        {shortcuts.map(({ key, deed }) => (
          <div key={key}>
            <dt>
              <kbd className="kbd">{key}</kbd>
            </dt>
            <dd>{meanings[deed]}</dd>
          </div>
        ))}
      </dl>
      <p className="soft">{words.arrows}</p>
    </Dialog>
  )
}
