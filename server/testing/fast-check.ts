import fc from '../../node_modules/fast-check/lib/fast-check.js'

/** What tests get for `fast-check`: the same sample at every run, so that a red test is red again; `npm run prove` looks elsewhere each time. */
if (!process.env.PROVE) fc.configureGlobal({ seed: 20_261_121 })

export * from '../../node_modules/fast-check/lib/fast-check.js'
export default fc
