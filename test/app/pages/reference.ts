import type { Page } from '@playwright/test'

/** The reference and its search. */
export const referencePage = (page: Page) => ({
  search: page.getByRole('searchbox', { name: 'Search the procedures, words, forms and keys' }),
  found: page.getByRole('list', { name: 'Found in the reference' }).getByRole('listitem'),
  step: (id: string) => page.locator(`[data-reference-step="${id}"]`),
  async open(): Promise<void> {
    await page.getByRole('navigation', { name: 'SSST Desk' }).getByRole('link', { name: 'Reference' }).click()
  },
})
