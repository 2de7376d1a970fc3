import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { begin, ready, sampleCase, walkOf } from '../begin'
import { openDesk } from '../desk/desk'
import { expect, productFor, test } from '../journey'
import { casePage } from '../pages/case-page'
import { lookingGuide } from '../watch/looking'

const passphrase = 'three invented words'

test('an SR goes to a colleague in one encrypted file, and is there as it was here', async ({
  desk,
  folders,
  host,
}) => {
  const file = await sampleCase()
  const places = await begin(walkOf(desk, folders, file), folders, 'in-progress')
  const { page } = desk
  const timeline = () => page.locator('li[data-undone]')
  await casePage(page).tab('Timeline')
  await expect(timeline().first()).toBeVisible()
  const entries = await timeline().count()

  const written = await test.step('every SR of this officer is written into a file', async () => {
    await page.getByRole('link', { name: 'Settings', exact: true }).click()
    await page.getByRole('link', { name: 'Hand over or take over SRs' }).click()
    const out = page.locator('[data-handover="out"]')
    await out.getByRole('button', { name: 'Write the handover file' }).click()
    await expect(out.getByRole('alert')).toContainText('Choose at least one SR.')
    const looking = lookingGuide(() => page, [String(file.facts.srNumber)])
    await looking.see('handover')
    expect(looking.found).toEqual([])
    await out.getByRole('button', { name: /^Choose all/ }).click()
    await out.getByLabel('To whom').fill('Sam Invented')
    await out.getByLabel('Passphrase for the file').fill(passphrase)
    await out.getByRole('button', { name: 'Write the handover file' }).click()
    await expect(out).toContainText('1 SR written and read back')
    return (await out.locator('.desk-code').innerText()).trim()
  })

  const root = join(folders.root, 'colleague')
  await mkdir(root)
  const product = await productFor(host, [])
  if (typeof product === 'string') throw new Error(product)
  const theirs = await openDesk(product, { dataDir: join(root, 'data'), draftsDir: join(root, 'drafts') })
  try {
    await test.step('the colleague sees from whom it is and what is in it, and takes it over', async () => {
      await ready(walkOf(theirs, folders, file), places)
      const other = theirs.page
      await other.getByRole('link', { name: 'Settings', exact: true }).click()
      await other.getByRole('link', { name: 'Hand over or take over SRs' }).click()
      const into = other.locator('[data-handover="in"]')
      await into.getByLabel('Handover file').setInputFiles(written)
      await into.getByLabel('Passphrase of the file').fill('not the passphrase')
      await into.getByRole('button', { name: 'Look into it' }).click()
      await expect(into).toContainText('The passphrase does not open this file')
      await into.getByLabel('Passphrase of the file').fill(passphrase)
      await into.getByRole('button', { name: 'Look into it' }).click()
      await expect(into).toContainText('From Testina Example')
      await expect(into).toContainText('New here')
      await into.getByRole('button', { name: 'Take over 1 SR' }).click()
      // The passphrase is worked through once more, to look again at what would change.
      await expect(into).toContainText('1 SR taken over', { timeout: 30_000 })
      await other.getByRole('link', { name: 'Worklist' }).click()
      await other
        .getByRole('link', { name: /1-0000012345/ })
        .first()
        .click()
      await expect(casePage(other).step('in-progress')).toHaveAttribute('data-state', 'next')
      await casePage(other).tab('Timeline')
      await expect(other.locator('li[data-undone]')).toHaveCount(entries + 2)
    })
  } finally {
    await theirs.close()
  }
  expect(theirs.watch.problems).toEqual([])
})
