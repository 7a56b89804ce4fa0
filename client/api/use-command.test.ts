import { afterEach, expect, test } from '@jest/globals'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { type Command, useCommand } from './use-command.ts'

const { fetch } = globalThis
afterEach(() => {
  globalThis.fetch = fetch
})

function command(): Command {
  let had: Command | undefined
  renderToStaticMarkup(
    createElement(() => {
      had = useCommand()
      return null
    }),
  )
  return had as Command
}

test('a double click sends once; when the answer has come, the next press sends again', async () => {
  const answers: ((answer: Response) => void)[] = []
  globalThis.fetch = () => new Promise<Response>((resolve) => answers.push(resolve))
  const { run } = command()
  const presses = [run('/bars/x/waits', { graceMinutes: 20 }), run('/bars/x/waits', { graceMinutes: 20 })]
  expect(answers).toHaveLength(1)
  expect(await presses[1]).toBeNull()
  answers[0]?.(Response.json({ graceMinutes: 20 }))
  expect(await presses[0]).toEqual({ graceMinutes: 20 })
  void run('/bars/x/waits', { graceMinutes: 20 })
  expect(answers).toHaveLength(2)
})
