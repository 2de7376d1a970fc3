import type { Locator, Page } from '@playwright/test'
import type { Procedure } from '../../../shared/procedures/schema'
import { expect } from './expect'

/** The screen that enters a new SR, opened from any other. */
export const newSr = (page: Page) => {
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Enter this SR' }) })
  const kind = (procedure: Procedure): Locator =>
    page.getByRole('radio', { name: procedure.title, exact: true })
  return {
    form,
    /** The choice of what the SR is for; there where more than one procedure is known. */
    kind,
    async open(procedure: Procedure): Promise<void> {
      await page.getByRole('navigation', { name: 'SSST Desk' }).getByRole('link', { name: 'New SR' }).click()
      await expect(page.getByRole('heading', { name: 'New SR', level: 1 })).toBeVisible()
      if ((await page.getByRole('group', { name: 'What is the SR for?' }).count()) > 0)
        await kind(procedure).check()
      await expect(form).toBeVisible()
    },
    enter: () => form.getByRole('button', { name: 'Enter this SR' }).click(),
  }
}
