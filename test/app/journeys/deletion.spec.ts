import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rmdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { begin, sampleCase, walkOf } from '../begin'
import { expect, test } from '../journey'
import { casePage } from '../pages/case-page'
import { deleteFiles } from '../pages/deletion'
import { exactly } from '../pages/names'
import { savedPlace } from '../pages/records'
import { giveUp } from '../walk/close'

test('a deletion waits for a hold, a folder that is away, and what somebody changed, and says so', async ({
  desk,
  folders,
}) => {
  test.setTimeout(180_000)
  const file = await sampleCase('county-court')
  const walk = walkOf(desk, folders, file)
  await begin(walk, folders, 'in-progress')
  await giveUp(walk, 'cancelled', 'The ECM withdrew it')
  const place = [...walk.places.values()].find(one => one.includes('CPO Manager')) ?? ''
  const [delivered = ''] = await readdir(place)

  const handover = await test.step('it was handed over in a file', async () => {
    const { page } = desk
    const here = page.url()
    await page.getByRole('link', { name: 'Settings', exact: true }).click()
    await page.getByRole('link', { name: 'Hand over or take over SRs' }).click()
    const out = page.locator('[data-handover="out"]')
    await out.getByRole('button', { name: /^Choose all/ }).click()
    await out.getByLabel('To whom').fill('Sam Invented')
    await out.getByLabel('Passphrase for the file').fill('three invented words')
    await out.getByRole('button', { name: 'Write the handover file' }).click()
    await expect(out).toContainText('1 SR written and read back')
    const written = (await out.locator('.desk-code').innerText()).trim()
    await page.goto(here)
    return written
  })

  await test.step('a hold shuts it, with its reason', async () => {
    const { page } = desk
    await page.goto(page.url().replace(/(#\/sr\/[^/]+).*$/, '$1/delete'))
    await page.getByRole('button', { name: 'Hold the files for a complaint or an appeal' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: 'An appeal' }).check()
    await dialog.getByLabel(exactly('Which one, and since when?')).fill('To the tribunal, in May')
    await dialog.getByRole('button', { name: 'Place the hold' }).click()
    await expect(page.locator('[data-gate="hold"]')).toHaveAttribute('data-state', 'missing')
    await expect(casePage(page).identity).toContainText('Held for an appeal')
    await expect(page.getByRole('button', { name: /^Delete the files of/ })).toHaveCount(0)
    await page.getByRole('button', { name: 'Lift the hold' }).click()
    await dialog.getByLabel(exactly('Why may it be lifted?')).fill('The tribunal has decided')
    await dialog.getByRole('button', { name: 'Lift the hold' }).click()
    await expect(page.getByRole('button', { name: /^Delete the files of/ })).toHaveCount(1)
    await expect(page.locator('[data-handover]')).toHaveText(handover)
  })

  await test.step('a folder that is away keeps its part pending, also after a power cut', async () => {
    await writeFile(join(place, delivered, '01 SSST referral.pdf'), 'changed by somebody')
    await rename(place, `${place} away`)
    await deleteFiles(desk.page, 'Perpetua Sample')
    await expect(desk.page.locator('[data-progress]')).toHaveAttribute('data-progress', 'pending')
    await desk.kill()
    await desk.reopen()
    await expect(desk.page.getByText('There are no service requests here.')).toBeVisible()
    await desk.page.getByRole('link', { name: 'Deletions', exact: true }).click()
    const row = desk.page.getByRole('row').filter({ hasText: String(file.facts.srNumber) })
    await expect(row).toContainText('Pending')
    await expect(row).toContainText('cannot be reached')
    await row.getByRole('link').click()
    await expect(desk.page.getByRole('row').filter({ hasText: handover })).toContainText('Removed')
    expect(existsSync(handover)).toBe(false)
  })

  await test.step('an empty folder in its place is not taken for it', async () => {
    await mkdir(place)
    await desk.page.getByRole('button', { name: 'Look again' }).click()
    await expect(desk.page.getByText('answers, but neither this copy nor anything else')).toBeVisible()
    await expect(desk.page.locator('[data-progress]')).toHaveAttribute('data-progress', 'pending')
    await rmdir(place)
  })

  await test.step('when it is back, what was delivered goes, and what was changed is for the officer', async () => {
    await rename(`${place} away`, place)
    const { page } = desk
    await page.getByRole('button', { name: 'Look again' }).click()
    await expect(page.locator('[data-progress]')).toHaveAttribute('data-progress', 'to-decide')
    await expect(page.getByText('Still there: 01 SSST referral.pdf')).toBeVisible()
    expect(await readdir(join(place, delivered))).toEqual(['01 SSST referral.pdf'])
    await page.getByRole('button', { name: /^Say what became of it/ }).click()
    await page
      .getByLabel(exactly('What did you do with it, or why does it stay?'))
      .fill('The CPO works with it')
    await page.getByRole('button', { name: 'Record it' }).click()
    await expect(page.locator('[data-progress]')).toHaveAttribute('data-progress', 'finished')
    expect(await readFile(join(place, delivered, '01 SSST referral.pdf'), 'utf8')).toBe('changed by somebody')
    await page.getByRole('link', { name: 'All deletions' }).click()
    await page.getByRole('button', { name: 'Save the register as CSV' }).click()
    const csv = await readFile(await savedPlace(page), 'utf8')
    expect(csv).toContain('Decided by the officer: The CPO works with it')
  })
})
