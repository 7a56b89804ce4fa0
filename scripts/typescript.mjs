/** Lets this Node process import the project's TypeScript as it stands: `node --import ./scripts/typescript.mjs bench/run.ts`. */
import { register } from 'node:module'

register('./typescript-hooks.mjs', import.meta.url)
