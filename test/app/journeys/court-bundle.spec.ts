import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { PDFDocument, rgb } from 'pdf-lib'
import { begin, sampleCase, walkOf } from '../begin'
import { madePdf } from '../files/made'
import { readPages } from '../files/read-pages'
import { expect, test } from '../journey'
import { casePage } from '../pages/case-page'
import { courtBundlePage } from '../pages/court-bundle'
import { lookingGuide } from '../watch/looking'

/** A scan of some words, as a PNG: nothing in it but a picture. */
const pictureOf = async (page: Page, words: string): Promise<Buffer> => {
  const drawn = await page.evaluate(text => {
    const paper = document.createElement('canvas')
    paper.width = 1240
    paper.height = 500
    const pen = paper.getContext('2d')
    if (!pen) throw new Error('No canvas')
    pen.fillStyle = 'white'
    pen.fillRect(0, 0, paper.width, paper.height)
    pen.fillStyle = 'black'
    pen.font = '48px Arial, sans-serif'
    pen.fillText(text, 100, 250)
    return paper.toDataURL('image/png')
  }, words)
  return Buffer.from(drawn.replace(/^.*,/, ''), 'base64')
}

const pdfOf = (name: string, buffer: Buffer) => ({
  name: `${name}.pdf`,
  mimeType: 'application/pdf',
  buffer,
})

test('a court bundle is put together from the SR, kept over a restart, made, and proved', async ({
  desk,
  folders,
}) => {
  const walk = walkOf(desk, folders, await sampleCase())
  const places = await begin(walk, folders, 'in-progress')
  let court = courtBundlePage(desk.page)
  const looking = lookingGuide(() => desk.page, ['Placeholder', '0000012345'])

  await test.step('it begins with the SR’s documents, and says what is missing and which step makes it', async () => {
    await casePage(desk.page).tab('Court bundles')
    await court.start('Hearing in June', 'County Court by email')
    await expect(court.documents('application')).toHaveText([/CMEL7000: Liability order application/])
    await expect(court.document(/PV check/)).toHaveCount(0)
    await expect(court.checks).toContainText('CMEL9180 is missing')
    await expect(court.checks.getByRole('link', { name: 'Step 7 makes it' })).toBeVisible()
  })

  await test.step('documents come from this computer, move by the keyboard, and lose and turn pages', async () => {
    const statement = join(folders.files, 'Bank statement.pdf')
    const pages = await PDFDocument.load(await madePdf('Invented statement', 3))
    // Blank to see: only a drawing of the page tells.
    const last = pages.addPage([595, 842])
    last.drawText('Words under white', { x: 72, y: 700 })
    last.drawRectangle({ x: 0, y: 0, width: 595, height: 842, color: rgb(1, 1, 1) })
    await writeFile(statement, await pages.save())
    const scan = join(folders.files, 'Scanned note.png')
    await writeFile(scan, await pictureOf(desk.page, 'A note that somebody scanned'))
    await court.bring('evidence', [scan])
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
    await expect(court.document('Bank statement')).toContainText('3 pages of 4')
  })

  await test.step('the words of a scan are read, and stand in its searchable copy', async () => {
    const note = court.document('Scanned note')
    await note.getByRole('button', { name: 'Change' }).click()
    await looking.see('a document’s pages')
    await note.getByRole('button', { name: 'Make scans searchable' }).click()
    await expect(note.getByText('1 page read.')).toBeVisible({ timeout: 40_000 })
    await note.getByRole('button', { name: 'Make scans searchable' }).click()
    await expect(note.getByText('Every page has text already.')).toBeVisible()
  })

  await test.step('a blank page keeps it back until the officer says why it goes', async () => {
    await court.copy('full').getByRole('button', { name: 'Make the court bundle' }).click()
    const held = court.copy('full').locator('[data-court="held"]')
    await expect(held).toContainText('blank: page 4 of “Bank statement”')
    await expect(court.copy('full')).not.toContainText('Made and checked')
    await held.getByRole('button', { name: 'Let it go as it is' }).click()
    await desk.page.getByLabel('Why it goes').fill('The back of the last sheet')
    await desk.page.getByRole('button', { name: 'Let it go', exact: true }).click()
    await expect(court.copy('full')).toContainText('That is settled')
  })

  await test.step('made, it is opened again by another reader and kept with its certificate', async () => {
    await court.make('full')
    await expect(court.copy('full')).toContainText('goes as it is: The back of the last sheet')
    await court
      .copy('full')
      .getByRole('button', { name: /^Court bundle .*\.pdf$/ })
      .click()
    await expect(desk.page.getByText('Page 1 of 13')).toBeVisible()
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
    await expect(court.copy('full')).toContainText('It cannot be emailed now. The bundle was changed since')
    for (const copy of ['full', 'served'] as const) await court.make(copy)
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
    expect(full?.labels).toEqual(Array.from({ length: 13 }, (_, index) => String(index + 1)))
    expect(served?.labels).toEqual(full?.labels)
    const statement = full?.texts.findIndex(text => text.includes('Invented statement')) ?? -1
    expect(statement).toBeGreaterThan(0)
    expect(served?.texts[statement]).toContain('Invented for a sample case')
    expect(served?.texts[statement]).not.toContain('Invented statement')
    expect(full?.texts.some(text => text.includes('somebody scanned'))).toBe(true)
  })

  await test.step('the court’s copy goes by email, as the ledger says', async () => {
    await expect(court.copy('served').getByRole('link', { name: 'Email this' })).toBeVisible()
    await court.copy('full').getByRole('link', { name: 'Email this' }).click()
    const { page } = desk
    await expect(page.getByLabel('Subject')).toHaveValue(/Secretary of State .* v .*hearing on /)
    await page.getByRole('button', { name: /^Draft / }).click()
    await expect(page.getByRole('link', { name: 'Enter the email address it goes to.' })).toBeVisible()
    await looking.see('the email, refused')
    await page.getByLabel('To', { exact: true }).fill('court@example.gov.uk')
    await page.getByLabel('Ask for a read receipt').check()
    await page.getByRole('button', { name: /^Draft / }).click()
    await expect(page.getByText('not sent yet')).toBeVisible()
    const [draft = ''] = await readdir(folders.draftsDir, { recursive: true }).then(names =>
      names.filter(name => name.endsWith('.eml')),
    )
    const eml = await readFile(join(folders.draftsDir, draft), 'latin1')
    expect(eml).toMatch(/^To: court@example\.gov\.uk\r$/m)
    expect(eml).toMatch(/^Disposition-Notification-To: /m)
    const bundle = await readFile(
      join(
        places.get('CPT Placeholder Vale') ?? '',
        'SR 1-0000012345 court bundle v1',
        'Court bundle Hearing in June.pdf',
      ),
    )
    expect(eml.replaceAll('\r\n', '')).toContain(bundle.toString('base64'))
    await page.getByRole('button', { name: 'I have sent it' }).click()
    await page.getByRole('link', { name: 'Back to the court bundle' }).click()
    await expect(court.copy('full')).toContainText('Emailed')
    await casePage(page).tab('Correspondence')
    await expect(page.getByRole('row').filter({ hasText: 'court@example.gov.uk' })).toContainText(
      'Email sent',
    )
  })

  await test.step('given out three times with late documents, it keeps every tab and number', async () => {
    const { page } = desk
    await casePage(page).tab('Court bundles')
    await page.getByRole('link', { name: 'Hearing in June' }).click()
    const last = (await court.tabs()).at(-1) ?? ''
    await court.issue.getByRole('button', { name: /^It is issued:/ }).click()
    await court.bring('evidence', pdfOf('Late letter', await madePdf('An invented letter', 2)))
    await expect(court.document('Late letter')).toContainText('Late')
    await court
      .document('Scanned note')
      .getByRole('button', { name: /^Take out/ })
      .click()
    await expect(page.getByText('that would move page numbers')).toBeVisible()
    await court.make('full')
    await court.issue.getByRole('button', { name: /^It is issued again/ }).click()
    await court.bring('evidence', pdfOf('Later note', await madePdf('An invented note')))
    await expect(court.document('Later note')).toBeVisible()
    await court.document('Later note').focus()
    await page.keyboard.press('Alt+ArrowUp')
    await expect(court.document('Later note')).toBeFocused()
    await expect.poll(async () => (await court.tabs()).slice(-3)).toEqual([last, `${last}.1`, `${last}A`])
    for (const copy of ['full', 'served'] as const) await court.make(copy)
    await court.issue.getByRole('button', { name: /^It is issued again/ }).click()
    await expect(court.issue).toHaveCount(0)
    await looking.see('the bundle, issued three times')
  })

  await test.step('the served copy goes by email too, with the numbers of the court’s copy', async () => {
    const { page } = desk
    await court.copy('served').getByRole('link', { name: 'Email this' }).click()
    await expect(page.getByLabel('Subject')).toHaveValue(/copy to be served$/)
    await page.getByLabel('To', { exact: true }).fill('other-side@example.org')
    await page.getByRole('button', { name: /^Draft / }).click()
    await expect(page.getByText('not sent yet')).toBeVisible()
    const drafts = (await readdir(folders.draftsDir, { recursive: true })).filter(name =>
      name.endsWith('.eml'),
    )
    const emls = await Promise.all(drafts.map(name => readFile(join(folders.draftsDir, name), 'latin1')))
    const [, , ...parts] =
      emls.find(eml => /^To: other-side@example\.org\r$/m.test(eml))?.split(/\r\n--/) ?? []
    const [, pdf = ''] = parts.find(part => part.includes('application/pdf'))?.split('\r\n\r\n') ?? []
    const { labels, texts } = await readPages(Buffer.from(pdf, 'base64'))
    expect(labels.slice(12)).toEqual(['13', '13.1', '13A', '13B'])
    expect(texts[labels.indexOf('10')]).toMatch(/Invented for a sample case/)
    expect(texts[labels.indexOf('10')]).not.toContain('Invented statement')
    expect(looking.found).toEqual([])
  })
})
