import { mkdir, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import JSZip from 'jszip'
import { safeName } from '../../../../shared/bundle/names'
import { stepOf } from '../../../../shared/procedures/schema'
import { measured } from '../../../build/measured'
import { noSamba, startSamba } from '../../../share/samba'
import { ready, sampleCase, walkOf } from '../../begin'
import { expect, test } from '../../journey'
import { casePage } from '../../pages/case-page'
import { shownReceipts } from '../../pages/records'
import { doParts, enterCase, walkSteps } from '../../walk/walk'

/** `npm run soak` asks for 90 seconds and three SRs; here the server pauses until the window has said so. */
const pauseMs = Number(process.env.SSST_SOAK_SAMBA_PAUSE_MS ?? 0)
const soaking = pauseMs > 0
const numbers = soaking ? ['1-4010000001', '1-4010000002', '1-4010000003'] : ['1-4010000001']

/** Watches a 10 ms timer in the page; answers its largest delay in milliseconds, afresh each time it is asked. */
const watchTimer = async (page: Page) => {
  await page.evaluate(() => {
    let last = performance.now()
    const held = window as unknown as { longest: number }
    held.longest = 0
    setInterval(() => {
      const now = performance.now()
      held.longest = Math.max(held.longest, now - last - 10)
      last = now
    }, 10)
  })
  return () => page.evaluate(() => (window as unknown as { longest: number }).longest)
}

test('deliveries to a share whose server pauses: the window says so and stays live, and they go when it is back', async ({
  desk,
  folders,
}) => {
  test.skip(noSamba !== null, noSamba ?? '')
  test.setTimeout(120_000 + 4 * pauseMs)
  const samba = await startSamba()
  try {
    const { page } = desk
    const file = await sampleCase()
    const places = new Map<string, string>()
    for (const { label } of file.folders) {
      await mkdir(join(samba.disk, safeName(label)))
      places.set(label, join(samba.place, safeName(label)))
    }
    const disk = join(samba.disk, safeName('CPT Placeholder Vale'))
    const step = stepOf(file.procedure, 'first-bundle')
    if (!step) throw new Error('The procedure has lost its step.')
    await ready(walkOf(desk, folders, file), places)
    for (const srNumber of numbers) {
      const walk = walkOf(desk, folders, { ...file, facts: { ...file.facts, srNumber } })
      await enterCase(walk)
      await walkSteps(walk, { until: 'first-bundle' })
      await doParts(walk, { ...step, parts: step.parts.filter(part => part.kind !== 'delivery') })
    }
    const longest = await watchTimer(page)
    const waits = Date.now()
    samba.pause()

    await test.step('the window says that the folder does not answer', async () => {
      await casePage(page)
        .part('bundle')
        .getByRole('button', { name: /^Save .*on the mapped folder$/ })
        .click()
      await expect(page.getByRole('region', { name: 'Work under way' })).toContainText(
        'The folder does not answer',
        { timeout: 15_000 },
      )
    })
    if (soaking) {
      measured(`said after ${Date.now() - waits} ms`)
      for (const srNumber of numbers.slice(0, -1).toReversed()) {
        await page
          .getByRole('navigation', { name: 'SSST Desk' })
          .getByRole('link', { name: 'Worklist' })
          .click()
        await page.getByRole('searchbox').fill(srNumber)
        await page.getByRole('row').filter({ hasText: srNumber }).getByRole('link').first().click()
        await casePage(page).open('first-bundle')
        await casePage(page)
          .part('bundle')
          .getByRole('button', { name: /^Save .*on the mapped folder$/ })
          .click()
      }
      await page.waitForTimeout(Math.max(0, pauseMs - (Date.now() - waits)))
      measured(`longest stretch without an answer of the window: ${(await longest()).toFixed(0)} ms`)
    }

    await test.step('they go by themselves when it is back, each once', async () => {
      samba.resume()
      await expect(async () => {
        expect((await readdir(disk)).filter(name => name.endsWith('.zip'))).toHaveLength(numbers.length)
      }).toPass({ timeout: 90_000 })
      await expect(casePage(page).part('bundle')).toHaveAttribute('data-satisfied', 'true', {
        timeout: 60_000,
      })
      expect((await readdir(disk)).sort()).toEqual(numbers.map(one => `SR ${one} liability order v1.zip`))
      // In the order in which they were saved: from the last SR to the first.
      const times = await Promise.all(
        numbers.map(one => stat(join(disk, `SR ${one} liability order v1.zip`))),
      )
      const modified = times.map(one => one.mtimeMs)
      expect(modified).toEqual(modified.toSorted((a, b) => b - a))
      for (const name of await readdir(disk))
        await JSZip.loadAsync(await readFile(join(disk, name)), { checkCRC32: true })
      expect(await shownReceipts(page)).toHaveLength(1)
    })
  } finally {
    await samba.close()
  }
})
