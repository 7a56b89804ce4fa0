import { useQueryClient } from '@tanstack/react-query'
import type { DeviceView } from '../../../shared/devices.ts'
import { desk as deskWords } from '../../words/desk.ts'
import { questions } from '../../words/desk-questions.ts'
import { useDesk } from '../desk-context.ts'
import { devicesKey } from '../queries.ts'
import { useDoing } from '../use-sending.ts'
import { type Handed, ToWhom } from './to-whom.tsx'

const words = questions.device

/** One thing goes back, the visit goes on. */
export function HandOverForm({ device, onDone }: { device: DeviceView; onDone: () => void }) {
  const { bar, sending } = useDesk()
  const queries = useQueryClient()
  const doing = useDoing(device.id) === 'handOver' ? deskWords.doing.handOver : null
  const submit = (body: Handed) => {
    const wish = { act: 'handOver', target: device.id, spot: `device.${device.id}`, path: `/bars/${bar.id}/devices/${device.id}/hand-over`, body } as const
    void sending.send<DeviceView>(wish, () => {
      void queries.invalidateQueries({ queryKey: devicesKey(bar.id) })
      onDone()
    })
  }
  return <ToWhom name={device.name} things={[device]} title={words.handOverTitle(device.kind)} doing={doing} onSubmit={submit} onCancel={onDone} />
}
