import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { openDesk } from '../app/desk/desk'
import { type Figure, median, quantile, timed } from './figures'
import { putRows, seedProfile } from './seeded'

const many = 1000

const worklistIsUsable = async (page: Page, reference: string) => {
  const search = page.getByRole('searchbox')
  await expect(search).toBeVisible({ timeout: 60_000 })
  await search.fill(reference)
  await expect(page.getByRole('row').filter({ hasText: reference })).toHaveCount(1)
}

/** From asking for the page to the answer of the first search, with so many SRs stored; the median of `runs`. */
const coldStart = async (browser: string, count: number, runs: number) => {
  const root = await mkdtemp(join(tmpdir(), 'ssst-desk-bench-'))
  const places = { dataDir: join(root, 'data'), draftsDir: join(root, 'drafts'), share: join(root, 'share') }
  const rows = await seedProfile(places, count)
  const desk = await openDesk({ kind: 'loopback', browser }, places)
  await expect(desk.page.getByRole('heading', { level: 1 })).toBeVisible({ timeout: 60_000 })
  await putRows(desk.page, rows)
  const reference = `1-${4_000_000_000 + Math.ceil(count / 2)}`
  const starts: number[] = []
  for (let run = 0; run < runs; run++) {
    await desk.reopen()
    starts.push(
      await timed(async () => {
        await desk.page.reload()
        await worklistIsUsable(desk.page, reference)
      }),
    )
  }
  const end = async () => {
    await desk.close()
    await rm(root, { recursive: true, force: true, maxRetries: 5 })
  }
  return { desk, starts, end }
}

const openings = async (page: Page, runs: number): Promise<number[]> => {
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const reference = `1-${4_000_000_000 + 37 + run * 41}`
    await page.getByRole('searchbox').fill(reference)
    const link = page.getByRole('row').filter({ hasText: reference }).getByRole('link').first()
    await expect(link).toBeVisible()
    times.push(
      await timed(async () => {
        await link.click()
        await expect(page.locator('article[data-step]')).toBeVisible()
      }),
    )
    await page.getByRole('navigation', { name: 'SSST Desk' }).getByRole('link', { name: 'Worklist' }).click()
  }
  return times
}

/** From each key to the frame that shows its effect, as the browser itself measures it. Under 16 ms it counts as 16. */
const keystrokes = async (page: Page): Promise<number[]> => {
  await page.getByRole('searchbox').fill('')
  await page.evaluate(() => {
    const held = window as unknown as { keys: number[] }
    held.keys = []
    new PerformanceObserver(list => {
      for (const entry of list.getEntries())
        if (entry.name === 'keydown' || entry.name === 'input') held.keys.push(entry.duration)
    }).observe({ type: 'event', durationThreshold: 16, buffered: false } as PerformanceObserverInit)
  })
  await page.getByRole('searchbox').focus()
  const words = ['specimen', 'magistrates', '1-4000000', 'notional', 'exempla invented', 'northern', 'marek']
  let typed = 0
  for (const word of words) {
    for (const key of word) {
      await page.keyboard.press(key)
      await page.waitForTimeout(60)
      typed++
    }
    await page.getByRole('searchbox').fill('')
    await page.waitForTimeout(100)
  }
  const slow = await page.evaluate(() => (window as unknown as { keys: number[] }).keys)
  return [...slow, ...Array<number>(Math.max(0, typed - slow.length)).fill(16)]
}

/** Cold start, opening a case and searching with a thousand SRs. */
export const measureWorklist = async (browser: string): Promise<Figure[]> => {
  const few = await coldStart(browser, 1, 3)
  await few.end()
  const full = await coldStart(browser, many, 5)
  try {
    const opened = await openings(full.desk.page, 15)
    const keys = await keystrokes(full.desk.page)
    const start = median(full.starts)
    return [
      {
        name: `Cold start to a usable worklist, ${many} SRs`,
        value: start,
        unit: 'ms',
        how: `median of ${full.starts.length}; from loading the page to the answer of a first search`,
      },
      {
        name: `The same, against a store with one SR`,
        value: start / median(few.starts),
        unit: 'times',
        how: `${start.toFixed(0)} ms against ${median(few.starts).toFixed(0)} ms in the same run`,
      },
      {
        name: 'Opening a case',
        value: median(opened),
        unit: 'ms',
        how: `median of ${opened.length}; 95th percentile ${quantile(opened, 0.95).toFixed(0)} ms; from the click to the step on screen`,
      },
      {
        name: 'Search keystroke, 95th percentile',
        value: quantile(keys, 0.95),
        unit: 'ms',
        bound: 50,
        how: `${keys.length} key and input events with ${many} SRs, from the key to the next frame; median ${median(keys).toFixed(0)} ms`,
      },
    ]
  } finally {
    await full.end()
  }
}
