if (
  !process.execArgv
    .concat(process.env.NODE_OPTIONS ?? '')
    .join(' ')
    .includes('--experimental-vm-modules')
) {
  console.error(
    'The tests are ES modules, for which Jest needs a flag of Node: run "npm test -- PATH", or NODE_OPTIONS=--experimental-vm-modules npx jest PATH',
  )
  process.exit(1)
}

const swc = {
  swcrc: false,
  sourceMaps: 'inline',
  jsc: {
    parser: { syntax: 'typescript', decorators: true, tsx: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
    target: 'es2022',
    keepClassNames: true,
  },
}

const common = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', swc] },
  // Only the files that draw at random load it, with its seed.
  moduleNameMapper: { '^fast-check$': '<rootDir>/server/testing/fast-check.ts' },
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.data/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
}
const withDatabase = {
  ...common,
  globalSetup: './server/testing/jest-setup.mjs',
  globalTeardown: './server/testing/jest-teardown.mjs',
  setupFiles: ['./server/testing/each-file.ts'],
}

export default {
  // Three on the two cores of a small machine: a third of a file's time it waits for its database or its browser. Modules of many files add
  // up in a worker: above this it is replaced.
  maxWorkers: process.env.PROVE ? 2 : 3,
  workerIdleMemoryLimit: '1GB',
  // Only what hangs ends here: on a machine that is busy with other things a test takes many times as long.
  testTimeout: 120_000,
  projects: [
    { ...withDatabase, displayName: 'server', testMatch: ['<rootDir>/{server,shared,migrations,scripts,bench}/**/*.test.ts'] },
    { ...withDatabase, displayName: 'journeys', testMatch: ['<rootDir>/journeys/**/*.test.ts'] },
    {
      ...common,
      displayName: 'client',
      testMatch: ['<rootDir>/client/**/*.test.{ts,tsx}'],
      moduleNameMapper: { ...common.moduleNameMapper, '\\.module\\.css$': '<rootDir>/client/ui/unstyled.ts' },
    },
  ],
}
