import '../../scripts/typescript.mjs'

/** Before all tests: one PostgreSQL for the run. */
export default async function setup(globalConfig) {
  if (globalConfig.listTests) return
  const { startTestCluster } = await import('./cluster.ts')
  const { cluster, stop } = await startTestCluster()
  process.env.AFTERCARE_TEST_CLUSTER = JSON.stringify(cluster)
  globalThis.stopTestCluster = stop
}
