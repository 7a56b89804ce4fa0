import { Config, readConfig } from '../platform/config.ts'

/** Settings for tests that put together a few services and no server. */
export const testConfig = (env: Record<string, string> = {}): Config =>
  readConfig({ NODE_ENV: 'test', APP_SECRET: 'a secret that only the tests know', PUBLIC_URL: 'http://localhost:3000', SHOP_COUNTRY: 'DE', ...env }, () => '')
