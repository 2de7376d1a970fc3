import type { Page } from '@playwright/test'

/** The procedures in Settings, and the form that loads one of the office's own. */
export const proceduresPage = (page: Page) => {
  const panel = page.getByRole('region', { name: 'Procedures', exact: true })
  return {
    panel,
    item: (id: string, version = 1) => panel.locator(`[data-procedure="${id}"][data-version="${version}"]`),
    async open(): Promise<void> {
      await page
        .getByRole('navigation', { name: 'SSST Desk' })
        .getByRole('link', { name: 'Settings' })
        .click()
    },
    /** Chooses a file, as the officer does in the system's dialog. */
    async load(file: string): Promise<void> {
      const place = panel.getByRole('button', { name: 'Choose a file' })
      if (!(await place.isVisible())) await panel.getByText('Load a procedure of your office').click()
      await panel.getByLabel('Procedure file').and(page.locator('input')).setInputFiles(file)
    },
  }
}
