import { expect as base } from '@playwright/test'

/** Waits long enough for two busy cores; what is there earlier is seen earlier. */
export const expect = base.configure({ timeout: 20_000 })
