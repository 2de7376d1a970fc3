import type { Locator, Page } from '@playwright/test'
import { expect } from './expect'

/** The page of one court bundle. */
export const courtBundlePage = (page: Page) => {
  const section = (id: string): Locator => page.locator(`section[data-court-section="${id}"]`)
  const documents = (id: string): Locator => section(id).locator('[data-court-document]')
  return {
    section,
    documents,
    /** The row of a document, by the words of its title. */
    document: (title: string | RegExp): Locator =>
      page.locator('[data-court-document]').filter({ hasText: title }),
    /** The panel of one of its copies. */
    copy: (copy: 'full' | 'served'): Locator => page.locator(`section[data-court="${copy}"]`),
    save: page.locator('section[data-court="save"]'),
    /** Where it is said that the bundle has gone out. */
    issue: page.locator('section[data-court="issue"]'),
    checks: page.locator('[data-court="checks"]'),
    async start(name: string, route: string): Promise<void> {
      await page.getByLabel('Name', { exact: true }).fill(name)
      await page.getByLabel(route).check()
      await page.getByRole('button', { name: 'Start the court bundle' }).click()
      await expect(page.getByRole('link', { name: 'All court bundles' })).toBeVisible()
    },
    /** Makes a copy, and waits until it is made and checked. */
    async make(copy: 'full' | 'served'): Promise<void> {
      const panel = page.locator(`section[data-court="${copy}"]`)
      await panel.getByRole('button', { name: /^Make the/ }).click()
      await expect(panel).toContainText('Made and checked', { timeout: 30_000 })
    },
    /** The tabs of all documents, in their order. */
    tabs: (): Promise<string[]> =>
      page
        .locator('[data-court-document] [data-tab]')
        .evaluateAll(all => all.map(one => one.getAttribute('data-tab') ?? '')),
    /** Brings a file from the officer's computer into a section. */
    async bring(id: string, files: Parameters<Locator['setInputFiles']>[0]): Promise<void> {
      const place = section(id)
      const isOpen = await place.locator('details').evaluate(one => (one as HTMLDetailsElement).open)
      if (!isOpen) await place.locator('summary').click()
      await place.getByLabel('From this computer').last().setInputFiles(files)
    },
  }
}
