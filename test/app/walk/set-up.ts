import type { Page } from '@playwright/test'
import { jurisdictionNames } from '../../../shared/host/settings'
import { expect } from '../pages/expect'
import { foldersPage } from '../pages/folders'
import { exactly } from '../pages/names'
import type { Walk } from './guide'

/** The page of set-up with this heading. */
const pageOf = (page: Page, title: string) => page.getByRole('heading', { name: title, level: 1 })

const goOn = (page: Page) => page.getByRole('button', { name: 'Continue', exact: true }).click()

/** From the first run to the empty worklist, with the officer and the folders of the case file. `places` by label. */
export const setUp = async (
  { page, file, guide }: Pick<Walk, 'page' | 'file' | 'guide'>,
  places: ReadonlyMap<string, string>,
): Promise<void> => {
  guide.doing('opening set-up')
  await expect(pageOf(page, 'About you')).toBeVisible()
  await page.getByLabel(exactly('Your name')).fill(file.officer.name)
  await page.getByLabel(exactly('Your telephone number')).fill(file.officer.telephone)
  await guide.see('set-up-you')
  await goOn(page)

  guide.doing('entering the team inbox')
  await page.getByLabel(exactly('Team inbox in use today')).fill(file.inbox)
  await guide.see('set-up-inbox')
  await goOn(page)

  guide.doing('choosing the bank holidays')
  await page.getByRole('radio', { name: jurisdictionNames[file.jurisdiction], exact: true }).check()
  await guide.see('set-up-bank-holidays')
  await goOn(page)

  await expect(pageOf(page, 'Mapped folders')).toBeVisible()
  await guide.see('set-up-folders')
  for (const folder of file.folders) {
    guide.doing(`mapping the folder “${folder.label}”`)
    await foldersPage(page).add(folder, places.get(folder.label) ?? '')
  }
  await guide.see('set-up-folders-mapped')
  await goOn(page)

  guide.doing('making the recovery key')
  await guide.see('set-up-recovery-key')
  await page.getByRole('button', { name: 'Make the recovery key' }).click()
  const groups = page.getByRole('list', { name: 'Recovery key, in groups' }).getByRole('listitem')
  await expect(groups.first()).toBeVisible()
  const key = (await groups.allInnerTexts()).join('-')
  await guide.see('set-up-recovery-key-shown')
  await page.getByRole('button', { name: 'I have it on paper' }).click()
  guide.doing('confirming the recovery key')
  await page.getByLabel(exactly('Type the recovery key from your paper')).fill(key)
  await guide.see('set-up-recovery-key-typed')
  await page.getByRole('button', { name: 'Confirm the key' }).click()
  await expect(pageOf(page, 'Worklist')).toBeVisible()
}
