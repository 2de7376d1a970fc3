import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeShare, sampleCase } from '../begin'
import { expect, test } from '../journey'
import { foldersPage } from '../pages/folders'
import { exactly } from '../pages/names'
import { setUp } from '../walk/set-up'
import { lookingGuide } from '../watch/looking'

test('set-up leads to the worklist, every page fit to be seen', async ({ desk, folders }) => {
  const file = await sampleCase()
  const looking = lookingGuide(() => desk.page, [file.officer.name, file.inbox])
  await setUp({ page: desk.page, file, guide: looking }, await makeShare(folders, file))
  await expect(desk.page.getByText('There are no service requests here.')).toBeVisible()
  await looking.see('worklist')
  await desk.page.setViewportSize({ width: 320, height: 640 })
  await looking.see('worklist at 320 pixels')
  expect(looking.found).toEqual([])
})

test('set-up says what is wrong with each answer, keeps what was typed, and goes on where it was', async ({
  desk,
  folders,
}) => {
  const file = await sampleCase()
  const goOn = () => desk.page.getByRole('button', { name: 'Continue', exact: true }).click()
  const summary = () => desk.page.getByRole('alert', { name: 'There is a problem' })

  await test.step('name and inbox', async () => {
    const { page } = desk
    await goOn()
    await expect(summary().getByRole('link', { name: 'Enter your name.' })).toBeVisible()
    await page.getByLabel(exactly('Your name')).fill(file.officer.name)
    await goOn()
    await expect(page.getByText('SERVICESUPPORTTEAM')).toBeVisible()
    await expect(page.getByText('SERVICESSUPPORTTEAM')).toBeVisible()
    await expect(page.getByLabel(exactly('Team inbox in use today'))).toHaveValue('')
    await page.getByLabel(exactly('Team inbox in use today')).fill('the team')
    await goOn()
    await expect(summary()).toContainText('Enter the team inbox as an email address')
    await expect(page.getByLabel(exactly('Team inbox in use today'))).toHaveValue('the team')
    await page.getByLabel(exactly('Team inbox in use today')).fill(file.inbox)
    await goOn()
    await goOn()
    await expect(summary()).toContainText('Choose whose bank holidays count.')
    await page.getByRole('radio', { name: 'Scotland' }).check()
    await goOn()
  })

  await test.step('folders that cannot be used are not mapped', async () => {
    const { page } = desk
    const { fill, send, form, item } = foldersPage(page)
    const notAFolder = join(folders.files, 'a-file')
    await mkdir(folders.files, { recursive: true })
    await writeFile(notAFolder, '')
    const folder = file.folders[0]
    if (!folder) throw new Error('The sample has no folder.')
    await send()
    await expect(summary()).toContainText('Choose what kind of folder it is.')
    for (const place of [
      'S:',
      'somewhere/else',
      join(folders.share, 'not there'),
      notAFolder,
      desk.dataDir,
    ]) {
      await fill(folder, place)
      await send()
      await expect(form.getByRole('alert').locator('p')).toHaveCount(2)
      await expect(form.getByLabel(exactly('Where it is'))).toHaveValue(place)
      await expect(item(folder.label)).toHaveCount(0)
    }
  })

  await test.step('broken off, it goes on at the folders', async () => {
    await desk.kill()
    await desk.reopen()
    await expect(desk.page.getByRole('heading', { name: 'Mapped folders', level: 1 })).toBeVisible()
    await desk.page.getByRole('button', { name: 'Continue without folders' }).click()
  })

  await test.step('a recovery key that is mistyped does not pass', async () => {
    const { page } = desk
    await page.getByRole('button', { name: 'Make the recovery key' }).click()
    await page.getByRole('button', { name: 'I have it on paper' }).click()
    const typed = page.getByLabel(exactly('Type the recovery key from your paper'))
    await page.getByRole('button', { name: 'Confirm the key' }).click()
    await expect(page.getByText('Enter the recovery key.')).toBeVisible()
    await typed.fill('AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-HHHH')
    await page.getByRole('button', { name: 'Confirm the key' }).click()
    await expect(page.locator('.govuk-error-message')).toBeVisible()
    await expect(typed).toHaveValue('AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-HHHH')
    await expect(page.getByRole('heading', { name: 'Worklist' })).toHaveCount(0)
  })

  await test.step('the recovery key does not stay on screen where nobody is, and a new one can be made', async () => {
    const { page } = desk
    await page.getByRole('button', { name: 'Show the key again' }).click()
    await expect(page.getByRole('list', { name: 'Recovery key, in groups' })).toBeVisible()
    await page.clock.install()
    await page.clock.fastForward('16:00')
    await expect(page.locator('[data-locked="idle"]')).toBeVisible()
    await page.getByRole('button', { name: 'Unlock', exact: true }).click()
    await expect(page.getByText('made on this computer and not typed back yet')).toBeVisible()
    await page.getByRole('button', { name: 'Make a new recovery key' }).click()
    await expect(page.getByRole('list', { name: 'Recovery key, in groups' })).toBeVisible()
  })
})
