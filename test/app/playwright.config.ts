import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { root } from './desk/places'
import type { JourneyOptions } from './journey'

/** Journeys through the built product. `npm test` builds it first and names the browser or the Electron binary. */
export default defineConfig<JourneyOptions>({
  testDir: 'journeys',
  outputDir: join(root, 'test-results'),
  fullyParallel: true,
  forbidOnly: true,
  // Two cores: each journey has a browser and a host of its own; a third only made them wait for each other.
  workers: 2,
  // What the branches walk as well, only steadier, is left to `npm run soak`.
  ...(process.env.SSST_SOAK ? {} : { grepInvert: /@soak/ }),
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: { actionTimeout: 20_000, screenshot: 'only-on-failure' },
  projects: [
    { name: 'chromium', use: { host: 'loopback' } },
    { name: 'electron', use: { host: 'electron' }, testIgnore: ['**/without-window/**', '**/loopback/**'] },
  ],
})
