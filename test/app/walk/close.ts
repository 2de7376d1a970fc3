import type { Page } from '@playwright/test'
import { casePage } from '../pages/case-page'
import { expect } from '../pages/expect'
import { exactly } from '../pages/names'
import type { Walk } from './guide'

/** Whether the SR went with its closing: its certificate is on screen instead of its steps. */
export const isDeleted = (page: Page): boolean => page.url().includes('#/deletions/')

/**
 * Closes the SR on the page that asks for it, at the procedure's end of this id. Nothing may be left undone. Where the
 * procedure asks for the deletion, the SR goes with it, and its certificate is on screen.
 */
export const closeSr = async ({ page, file, guide, beforeDeletion }: Walk, end: string): Promise<void> => {
  const title = file.procedure.ends.find(one => one.id === end)?.title ?? end
  guide.doing(`closing the SR as ${title}`)
  const heading = page.getByRole('heading', { name: `Close the SR as ${title}` })
  await expect(heading).toBeVisible()
  const deletes = /delete its clerical files/.test(await heading.innerText())
  if (deletes) {
    guide.doing('reading what will be deleted')
    await expect(page.locator('[data-goes="here"] li').first()).toBeVisible()
  }
  await guide.see('close')
  if (deletes) {
    await beforeDeletion?.()
    await expect(heading).toBeVisible()
    await expect(page.locator('[data-goes="here"] li').first()).toBeVisible()
    guide.doing('closing the SR and deleting its files')
  }
  await page.getByRole('button', { name: `Close the SR: ${title}` }).click()
  if (!deletes) {
    await expect(casePage(page).identity.getByText(`Closed: ${title}`)).toBeVisible()
    return
  }
  await expect(page.getByRole('heading', { name: /^Certificate of deletion/, level: 1 })).toBeVisible()
  await expect(page.locator('[data-progress]')).toHaveAttribute('data-progress', 'finished')
  await guide.see('certificate')
}

/** Gives the SR up at an end that the procedure does not have, and goes back to its steps. */
export const giveUp = async (walk: Walk, end: string, reason: string): Promise<void> => {
  const { page, file, guide } = walk
  const title = file.procedure.ends.find(one => one.id === end)?.title ?? end
  guide.doing(`giving the SR up as ${title}`)
  await page.getByRole('link', { name: `Outside the procedure: ${title}` }).click()
  await page.getByLabel(exactly('Why is the SR closed this way?')).fill(reason)
  await closeSr(walk, end)
  await casePage(page).tab('Steps')
}
