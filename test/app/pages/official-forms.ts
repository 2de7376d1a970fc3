import type { Page } from '@playwright/test'
import { exactly } from './names'

/** The office's official forms in Settings: those in use, and the mapping of one that is being loaded. */
export const officialForms = (page: Page) => {
  const panel = page.getByRole('region', { name: 'Official forms', exact: true })
  const item = (form: string) => panel.locator(`[data-official="${form}"]`)
  return {
    panel,
    item,
    async open(): Promise<void> {
      await page
        .getByRole('navigation', { name: 'SSST Desk' })
        .getByRole('link', { name: 'Settings' })
        .click()
    },
    /** Chooses a form and a file for it. */
    async load(form: string, file: string): Promise<void> {
      const choice = panel.getByLabel(exactly('Form or letter'))
      if (!(await choice.isVisible())) await panel.getByText('Load an official form').click()
      await choice.selectOption(form)
      await panel.getByLabel('Its official file').and(page.locator('input')).setInputFiles(file)
    },
    async replace(form: string, file: string): Promise<void> {
      await item(form)
        .getByRole('button', { name: /^Replace the file/ })
        .click()
      await item(form)
        .getByLabel(/^Newer file/)
        .and(page.locator('input'))
        .setInputFiles(file)
    },
    /** The list of what a field can hold. */
    field: (name: string) => panel.getByLabel(exactly(name)),
    save: () => panel.getByRole('button', { name: 'Save and use this form' }).click(),
  }
}
