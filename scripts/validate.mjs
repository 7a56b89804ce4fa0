/** `npm run validate`: everything that has to hold before a change is handed on. Says at the end what did not. */
import { spawnSync } from 'node:child_process'

const steps = ['format', 'lint', 'rooms', 'types', 'test', 'build']
const failed = steps.filter((step) => {
  console.log(`\n— ${step}`)
  return spawnSync('npm', ['run', '--silent', step], { stdio: 'inherit', shell: process.platform === 'win32' }).status !== 0
})
console.log(failed.length === 0 ? '\nAll is well.' : `\nNot well: ${failed.join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1
