import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { begin, sampleCase, walkOf } from '../begin'
import { expect, test } from '../journey'
import { casePage } from '../pages/case-page'
import { officialForms } from '../pages/official-forms'
import { lookingGuide } from '../watch/looking'

/** An invented official form with a field of words for each name, and one to tick. */
const officialPdf = async (names: readonly string[]): Promise<Uint8Array> => {
  const pdf = await PDFDocument.create()
  const page = pdf.addPage([595, 842])
  page.drawText('Invented official form', { x: 60, y: 780, size: 16 })
  const form = pdf.getForm()
  names.forEach((name, index) => {
    page.drawText(name, { x: 60, y: 722 - index * 50, size: 10 })
    form.createTextField(name).addToPage(page, { x: 200, y: 715 - index * 50, width: 300, height: 22 })
  })
  form.createCheckBox('marked').addToPage(page, { x: 200, y: 400, width: 14, height: 14 })
  return pdf.save()
}

test('an office’s official form is loaded, mapped and used; a field that is gone is named, and the built-in layout stands in', async ({
  desk,
  folders,
}) => {
  const walk = walkOf(desk, folders, await sampleCase())
  const looking = lookingGuide(() => desk.page, [String(walk.file.facts.payingParent)])
  await begin(walk, folders, 'cmel7298')
  const { page } = desk
  const settings = officialForms(page)
  const screen = casePage(page)
  const address = page.url()
  const back = async () => {
    await page.goto(address)
    await expect(screen.part('form')).toBeVisible()
  }
  const whole = join(folders.files, 'court form.pdf')
  const cut = join(folders.files, 'court form 2.pdf')
  await writeFile(whole, await officialPdf(['Court', 'Who is taken to court', 'Hearing date']))
  await writeFile(cut, await officialPdf(['Court', 'Hearing date']))

  await test.step('a file that is no form is refused in a sentence', async () => {
    const none = join(folders.files, 'notes.docx')
    await writeFile(none, 'only words')
    await settings.open()
    await settings.load('cmel7298', none)
    await expect(settings.panel.getByRole('alert')).toContainText(
      '‘notes.docx’ is a text file; a PDF with fields or a Word template is needed here.',
    )
  })

  await test.step('its fields are mapped once, begun with what they are called like', async () => {
    await settings.load('cmel7298', whole)
    await expect(settings.field('Court')).toHaveValue('court')
    await expect(settings.field('Hearing date')).toHaveValue('hearingDate')
    await expect(settings.field('Who is taken to court')).toHaveValue('')
    await settings.field('Who is taken to court').selectOption('Paying parent')
    await settings.field('marked').selectOption({ value: 'pvMarking=none' })
    await looking.see('mapping')
    await settings.save()
    await expect(settings.item('cmel7298')).toContainText('4 fields mapped')
    await looking.see('mapped')
  })

  const part = screen.part('form')
  const preview = page.getByRole('complementary')
  const seen = String(walk.file.facts.payingParent)

  await test.step('the preview and the document are the office’s form, filled', async () => {
    await back()
    await part.getByRole('button', { name: /^Preview/ }).click()
    await expect(preview).toContainText(`Who is taken to court: ${seen}`)
    await looking.see('preview')
    await part.getByRole('button', { name: /^Make CMEL7298/ }).click()
    await expect(part).toHaveAttribute('data-satisfied', 'true')
    await part.getByRole('button', { name: /^CMEL7298\.pdf/ }).click()
    await expect(preview).toContainText('Invented official form')
    await expect(preview).toContainText(`Court: ${walk.file.facts.court}`)
    await expect(preview).not.toContainText('Working copy')
  })

  await test.step('a newer file lacks a field: it is named, and the built-in layout stands in', async () => {
    await settings.open()
    await settings.replace('cmel7298', cut)
    await expect(settings.panel).toContainText('A field that was mapped is not in this file')
    await settings.save()
    await expect(settings.item('cmel7298')).toContainText('‘Who is taken to court’ is not in this file')
    await looking.see('gone')
    await back()
    await expect(part).toContainText('Your office’s form for it, or what goes into its fields, has changed')
    await part.getByRole('button', { name: /^Make CMEL7298 again/ }).click()
    await expect(part).toHaveAttribute('data-satisfied', 'true')
    await expect(part).toContainText(
      'The field ‘Who is taken to court’ of ‘court form 2.pdf’ is not there any more. The built-in layout is used instead.',
    )
    await part.getByRole('button', { name: /^CMEL7298\.pdf/ }).click()
    await expect(preview).toContainText('Working copy')
  })

  await test.step('it is mapped again after a restart, and is used again', async () => {
    await desk.kill()
    await desk.reopen()
    const anew = officialForms(desk.page)
    await anew.open()
    await anew
      .item('cmel7298')
      .getByRole('button', { name: /^Map fields/ })
      .click()
    await anew.field('Who is taken to court').selectOption('Leave it out')
    await anew.save()
    await expect(anew.item('cmel7298')).toContainText('3 fields mapped')
    await expect(anew.item('cmel7298')).not.toContainText('not in this file')
  })
  expect(looking.found).toEqual([])
})
