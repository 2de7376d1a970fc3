import type { Page } from '@playwright/test'
import { expect } from './expect'
import { exactly } from './names'

/** From the steps of a closed SR to its certificate, where the procedure does not ask for the deletion. */
export const deleteFiles = async (page: Page, agreedBy: string): Promise<void> => {
  await page.goto(page.url().replace(/(#\/sr\/[^/]+).*$/, '$1/delete'))
  await expect(page.getByText('This is not stated in the procedure: ask your team leader.')).toBeVisible()
  await expect(page.locator('[data-goes="here"] li').first()).toBeVisible()
  await page.getByLabel(exactly('Which team leader agreed to it?')).fill(agreedBy)
  await page.getByRole('button', { name: /^Delete the files of / }).click()
  await expect(page.getByRole('heading', { name: /^Certificate of deletion/, level: 1 })).toBeVisible()
}
