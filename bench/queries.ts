/** Queries for one change, with nobody and with many watching. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Bench } from './bench.ts'
import { child } from './child.ts'
import { median, type Part, spread } from './figures.ts'
import { type House, house } from './house.ts'
import { crowd, openBar, type OpenDesk } from './people.ts'
import { Pressing } from './pressing.ts'
import { byItself } from './statements.ts'
import type { Heard, WatchersAsk } from './watchers-client.ts'

const counts = [0, 50, 200]

export async function queries(bench: Bench): Promise<Part> {
  const opened = await house(bench, { recorded: true })
  const clients = child<WatchersAsk, Heard>('watchers-client.ts')
  try {
    const bar = await openBar(opened, 4)
    const phones = await crowd(opened, bar, Math.max(...counts))
    await sleep(6_000)
    const measured: number[][] = []
    for (const [index, count] of counts.entries()) {
      bench.say(`Queries for one change with ${count} watching`)
      const watchers = phones.slice(counts[index - 1] ?? 0, count).map((phone) => ({ ...phone, audience: 'phone' as const }))
      await clients.ask({ do: 'watch', group: 'phones', url: opened.url, watchers })
      measured.push(
        await changes(
          bench,
          opened,
          bar.desks[0] as OpenDesk,
          async (version) => void (count > 0 && (await clients.ask({ do: 'wait', group: 'phones', version }))),
        ),
      )
    }
    const same = measured.every((each) => median(each) === median(measured[0] ?? []))
    const said = measured.map((each, index) => `${median(each)} (${spread(each)}) with ${counts[index]}`).join(', ')
    const how =
      "Every statement that the server sends for one command (call, put back), from the request to 100 ms after the last watcher heard of it: who asks, the transaction with its BEGIN and COMMIT, the read of the log; counted by a hook on `pg` in the server's process (`bench/recorder.mjs`). What it asks from time to time by itself (jobs, timers, the look at all bars) is left out."
    return {
      title: 'Queries for one change',
      how,
      figures: [
        {
          name: 'statements',
          measured: `${said}; ${same ? 'the same for all three' : '**not the same**'}`,
          floor: '',
          target: 'the same for all three',
          met: same,
        },
      ],
    }
  } finally {
    await clients.end()
    await opened.close()
  }
}

async function changes({ repeats }: Bench, house: House, desk: OpenDesk, heard: (version: number) => Promise<void>): Promise<number[]> {
  const pressing = new Pressing(house, desk)
  const counted: number[] = []
  for (let pair = 0; pair < repeats; pair++) {
    let both = 0
    // A call and a putting back belong together: they are different commands.
    for (let change = 0; change < 2; change++) {
      await house.statements('forget')
      await heard(await pressing.change())
      await sleep(100)
      both += (await house.statements()).filter(({ text }) => !byItself(text)).length
    }
    counted.push(both / 2)
  }
  pressing.close()
  return counted
}
