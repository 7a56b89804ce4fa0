export type Progress = { show: (share: number) => void; done: () => void }

const width = 24

/** Shows how far the demo content is: one line that moves on a terminal, a line for each quarter elsewhere. */
export function showProgress(say: (line: string) => void, terminal = process.stdout): Progress {
  const begun = performance.now()
  const seconds = () => ((performance.now() - begun) / 1000).toFixed(0)
  let quarter = 0
  say('  This is the first start: making demo content, eight weeks of visits at three help bars.')
  const show = (share: number) => {
    const percent = Math.floor(share * 100)
    if (terminal.isTTY) return void terminal.write(`\r  ${'█'.repeat(Math.floor(share * width)).padEnd(width, '░')} ${percent} %  ${seconds()} s `)
    if (Math.floor(share * 4) <= quarter) return
    quarter = Math.floor(share * 4)
    say(`  demo content: ${percent} %, ${seconds()} s`)
  }
  const done = () => {
    if (terminal.isTTY) terminal.write('\r\u001b[K')
    say(`  Demo content is there after ${seconds()} s. "npm run demo:clear" removes it.`)
  }
  return { show, done }
}
