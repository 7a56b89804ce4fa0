/** After all tests: the PostgreSQL of the run goes, with its folder. */
export default async function teardown() {
  await globalThis.stopTestCluster?.()
}
