import { casePage } from '../pages/case-page'
import { expect } from '../pages/expect'
import { exactly } from '../pages/names'
import type { Walk } from './guide'

/** Closes the SR on the page that asks for it, at the procedure's end of this id. Nothing may be left undone. */
export const closeSr = async ({ page, file, guide }: Walk, end: string): Promise<void> => {
  const title = file.procedure.ends.find(one => one.id === end)?.title ?? end
  guide.doing(`closing the SR as ${title}`)
  await expect(page.getByRole('heading', { name: `Close the SR as ${title}` })).toBeVisible()
  await guide.see('close')
  await page.getByRole('button', { name: `Close the SR: ${title}` }).click()
  await expect(casePage(page).identity.getByText(`Closed: ${title}`)).toBeVisible()
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
