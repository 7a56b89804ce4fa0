import fc from 'fast-check'

/** The same sample at every run, so that a red test is red again; `npm run prove` looks elsewhere each time. */
if (!process.env.PROVE) fc.configureGlobal({ seed: 20_261_121 })
