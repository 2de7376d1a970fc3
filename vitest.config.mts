import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Modules are loaded once for all the files of a worker: loading them anew for each took a third of the time.
    isolate: false,
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: [...configDefaults.exclude, 'test/app/**'],
    // Two cores: more workers than that only make the slow tests slower.
    maxWorkers: 2,
    // A stop for what hangs, not a measure: a busy machine must not fail a test.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
