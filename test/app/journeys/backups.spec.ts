import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { begin, sampleCase, walkOf } from '../begin'
import { expect, test } from '../journey'
import { casePage } from '../pages/case-page'
import { lookingGuide } from '../watch/looking'

/** Changes one byte of a stored entry, behind the back of the product. */
const changeEntry = (page: Page, seq: number): Promise<void> =>
  page.evaluate(
    wanted =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('ssst-desk')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const writing = opening.result.transaction('events', 'readwrite')
          const store = writing.objectStore('events')
          const all = store.getAll()
          all.onsuccess = () => {
            const row = all.result.find(one => one.seq === wanted)
            new Uint8Array(row.sealed.cipher).fill(0, 0, 4)
            store.put(row)
          }
          writing.oncomplete = () => {
            opening.result.close()
            resolve()
          }
        }
      }),
    seq,
  )

test('what is damaged or lost comes back from a backup, and nothing is taken for a first run', async ({
  desk,
  folders,
}) => {
  const file = await sampleCase()
  await begin(walkOf(desk, folders, file), folders)
  const looking = lookingGuide(
    () => desk.page,
    [String(file.facts.srNumber), String(file.facts.payingParent)],
  )
  const host = join(desk.dataDir, desk.kind === 'electron' ? 'electron-host' : 'host')
  const reference = String(file.facts.srNumber)
  const sr = () => desk.page.getByRole('link', { name: reference })
  const show = () => desk.page.getByRole('button', { name: /^Show what would change/ }).first()
  const preview = () => desk.page.locator('[data-preview]')
  const restore = () => desk.page.getByRole('button', { name: 'Restore 1 SR' })
  const recovery = (kind: string) => desk.page.locator(`[data-recovery="${kind}"]`)

  await test.step('a backup is made and read back', async () => {
    await desk.page
      .getByRole('navigation', { name: 'SSST Desk' })
      .getByRole('link', { name: 'Settings' })
      .click()
    await desk.page.getByRole('link', { name: /^Look at the backups/ }).click()
    await desk.page.getByRole('button', { name: 'Back up now' }).click()
    await expect(desk.page.getByText('It was read back and opens.')).toBeVisible()
    await show().click()
    await expect(preview()).toContainText('Nothing would change.')
    await looking.see('backups')
  })

  await test.step('a history that was changed is shown, can be read, and is not built on', async () => {
    await changeEntry(desk.page, 2)
    await desk.page.reload()
    await desk.page
      .getByRole('navigation', { name: 'SSST Desk' })
      .getByRole('link', { name: 'Worklist' })
      .click()
    await sr().click()
    const banner = desk.page.locator('[data-broken="2"]')
    await expect(banner).toContainText('broken at entry 2')
    await casePage(desk.page).tab('Timeline')
    await expect(desk.page.locator('[data-break="2"]')).toBeVisible()
    await desk.page.getByLabel('Note', { exact: true }).fill('On a broken history')
    await desk.page.getByRole('button', { name: 'Write the note' }).click()
    await expect(desk.page.getByLabel('Note', { exact: true })).toHaveValue('On a broken history')
    await desk.page
      .getByRole('navigation', { name: 'SSST Desk' })
      .getByRole('link', { name: 'Worklist' })
      .click()
    await expect(desk.page.getByText('History broken')).toBeVisible()
  })

  await test.step('it is mended from the backup', async () => {
    await sr().first().click()
    await desk.page.getByRole('link', { name: 'Restore it from a backup' }).click()
    await show().click()
    await expect(preview()).toContainText('Mended')
    await restore().click()
    await expect(preview()).toContainText('1 SR restored')
    await desk.page
      .getByRole('navigation', { name: 'SSST Desk' })
      .getByRole('link', { name: 'Worklist' })
      .click()
    await sr().click()
    await casePage(desk.page).tab('Timeline')
    await expect(desk.page.getByText('Restored from the backup of')).toBeVisible()
    await expect(desk.page.locator('[data-broken]')).toHaveCount(0)
  })

  await test.step('a store that is gone comes back', async () => {
    await desk.close()
    const profile = join(desk.dataDir, desk.kind === 'electron' ? '.' : 'browser/Default')
    await rm(join(profile, 'IndexedDB'), { recursive: true })
    for (const name of ['settings.json', 'folders.json']) await rm(join(host, name))
    await desk.reopen()
    await expect(recovery('cases-missing')).toContainText('1 SR should be here; none is.')
    await desk.page.getByRole('button', { name: /^Only read it/ }).click()
    await expect(desk.page.getByText('You are looking into the backup of')).toBeVisible()
    await sr().click()
    await casePage(desk.page).tab('Timeline')
    await desk.page.getByLabel('Note', { exact: true }).fill('Into a backup')
    await desk.page.getByRole('button', { name: 'Write the note' }).click()
    await expect(desk.page.getByText('nothing can be changed in it').first()).toBeVisible()
    await desk.page.getByRole('button', { name: 'Leave the backup' }).click()
    await expect(recovery('cases-missing')).toBeVisible()
    await show().click()
    await expect(preview()).toContainText('Comes back')
    await looking.see('recovery')
    // Settings and folders are gone too: they are chosen, because nothing is set up here.
    await expect(preview().locator('[data-office]')).toContainText('Comes back')
    await desk.page.getByRole('button', { name: /^Restore 1 SR and \d+ things that were set up$/ }).click()
    // It opens where the officer was: on the SR that was looked at in the backup.
    await expect(casePage(desk.page).identity).toContainText(reference)
    await desk.page
      .getByRole('navigation', { name: 'SSST Desk' })
      .getByRole('link', { name: 'Settings' })
      .click()
    await expect(desk.page.getByLabel('Your name')).toHaveValue(file.officer.name)
    await expect(desk.page.getByRole('list', { name: 'Mapped folders' }).getByRole('listitem')).toHaveCount(
      file.folders.length,
    )
  })

  await test.step('so does a key file that is gone', async () => {
    await desk.close()
    await rm(join(host, 'keys.json'))
    await desk.reopen()
    await expect(recovery('key-missing')).toBeVisible()
    await desk.page.getByRole('button', { name: 'Use the copy of the key file' }).click()
    await expect(sr()).toBeVisible()
  })

  await test.step('where no backup helps, a damaged SR can be deleted for good, and it says what is not known', async () => {
    await changeEntry(desk.page, 2)
    await desk.page.reload()
    await sr().first().click()
    await desk.page.getByRole('link', { name: 'deleted for good' }).click()
    const page = desk.page.locator('[data-damaged]')
    await expect(page.locator('[data-damage]')).toContainText('It is broken at entry 2')
    await expect(page.locator('[data-unknown]').first()).toContainText('What 1 entry said cannot be known')
    await looking.see('delete-damaged')
    await page.getByLabel('Which team leader agreed to it?').fill('Perpetua Sample')
    await page.getByRole('button', { name: `Delete ${reference} for good` }).click()
    await expect(desk.page.getByRole('heading', { name: /^Certificate of deletion/, level: 1 })).toBeVisible()
    await expect(desk.page.locator('[data-damage]').first()).toBeVisible()
    await expect(desk.page.getByText(/\.backup\.json/).first()).toBeVisible()
  })
  expect(looking.found).toEqual([])
})
