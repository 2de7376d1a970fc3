import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { begin, sampleCase, walkOf } from '../begin'
import { madePdf } from '../files/made'
import { readPages } from '../files/read-pages'
import { expect, test } from '../journey'
import { casePage } from '../pages/case-page'
import { courtBundlePage } from '../pages/court-bundle'

test('a court bundle is put together from the SR, kept over a restart, made, and proved', async ({
  desk,
  folders,
}) => {
  const walk = walkOf(desk, folders, await sampleCase())
  const places = await begin(walk, folders, 'in-progress')
  let court = courtBundlePage(desk.page)

  await test.step('it begins with the SR’s documents, and says what is missing and which step makes it', async () => {
    await casePage(desk.page).tab('Court bundles')
    await court.start('Hearing in June')
    await expect(court.documents('application')).toHaveText([/CMEL7000: Liability order application/])
    await expect(court.document(/PV check/)).toHaveCount(0)
    await expect(court.checks).toContainText('CMEL9180 is missing')
    await expect(court.checks.getByRole('link', { name: 'Step 7 makes it' })).toBeVisible()
  })

  await test.step('documents come from this computer, move by the keyboard, and lose and turn pages', async () => {
    const statement = join(folders.files, 'Bank statement.pdf')
    await writeFile(statement, await madePdf('Invented statement', 3))
    await court.bring('evidence', [statement])
    await expect(court.document('Bank statement')).toBeVisible()
    const before = await court.documents('evidence').count()
    await court.document('Bank statement').focus()
    await desk.page.keyboard.press('Alt+ArrowUp')
    await expect(court.documents('evidence').nth(before - 2)).toContainText('Bank statement')
    await expect(court.document('Bank statement')).toBeFocused()
    await court.document('Bank statement').getByRole('button', { name: 'Change' }).click()
    await court.document('Bank statement').getByRole('button', { name: 'Leave out page 2' }).click()
    await court.document('Bank statement').getByRole('button', { name: 'Turn page 3' }).click()
    await expect(court.document('Bank statement')).toContainText('2 pages of 3')
  })

  await test.step('made, it is opened again by another reader and kept with its certificate', async () => {
    await court.copy('full').getByRole('button', { name: 'Make the court bundle' }).click()
    await expect(court.copy('full')).toContainText('Made and checked')
    await court
      .copy('full')
      .getByRole('button', { name: /^Court bundle .*\.pdf$/ })
      .click()
    await expect(desk.page.getByText('Page 1 of 11')).toBeVisible()
    await desk.page.getByRole('button', { name: 'Close the preview' }).click()
  })

  await test.step('after a restart it is there, and a served copy leaves out what is marked', async () => {
    await desk.kill()
    await desk.reopen()
    court = courtBundlePage(desk.page)
    await desk.page
      .getByRole('link', { name: /1-0000012345/ })
      .first()
      .click()
    await casePage(desk.page).tab('Court bundles')
    await desk.page.getByRole('link', { name: 'Hearing in June' }).click()
    const statement = court.document('Bank statement')
    await statement.getByRole('button', { name: 'Change' }).click()
    await statement.getByRole('button', { name: /what it leaves out of page 1/ }).click()
    await statement.getByLabel('Words to take out of this page').fill('Invented statement')
    await statement.getByRole('button', { name: 'Mark them' }).click()
    await expect(statement.getByText('Area 1:')).toBeVisible()
    for (const copy of ['full', 'served'] as const) {
      await court
        .copy(copy)
        .getByRole('button', { name: /^Make the/ })
        .click()
      await expect(court.copy(copy)).toContainText('Made and checked', { timeout: 30_000 })
    }
  })

  await test.step('both go to a mapped folder with their certificates, and say the same page numbers', async () => {
    await court.save.getByLabel('Folder').selectOption({ label: 'CPT Placeholder Vale' })
    await court.save.getByRole('button', { name: 'Save on the mapped folder' }).click()
    await expect(court.save).toContainText('There, verified')
    const folder = join(places.get('CPT Placeholder Vale') ?? '', 'SR 1-0000012345 court bundle v1')
    expect((await readdir(folder)).sort()).toEqual([
      'Court bundle Hearing in June certificate.pdf',
      'Court bundle Hearing in June.pdf',
      'Served copy Hearing in June certificate.pdf',
      'Served copy Hearing in June.pdf',
    ])
    const [full, served] = await Promise.all(
      ['Court bundle', 'Served copy'].map(async copy =>
        readPages(await readFile(join(folder, `${copy} Hearing in June.pdf`))),
      ),
    )
    expect(full?.labels).toEqual(Array.from({ length: 11 }, (_, index) => String(index + 1)))
    expect(served?.labels).toEqual(full?.labels)
    const statement = full?.texts.findIndex(text => text.includes('Invented statement')) ?? -1
    expect(statement).toBeGreaterThan(0)
    expect(served?.texts[statement]).toContain('Invented for a sample case')
    expect(served?.texts[statement]).not.toContain('Invented statement')
  })
})
