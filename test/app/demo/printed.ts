import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { PDFDocument } from 'pdf-lib'
import { forms } from '../../../shared/documents/forms'
import { casePage } from '../pages/case-page'
import type { OutFolder } from './out-folder'
import { inOut, type Report } from './report'

/** A4 in points. */
const sheet = { width: 595.28, height: 841.89 }

/** Presses “Print or save” and takes the pages the printer would be given, as PNGs. */
const printedPages = async (page: Page): Promise<string[]> => {
  await page.evaluate(() => {
    const printed: string[] = []
    Object.assign(window, { printed })
    window.print = () => {
      for (const canvas of document.querySelectorAll<HTMLCanvasElement>('.desk-print canvas'))
        printed.push(canvas.toDataURL('image/png'))
    }
  })
  await page.getByRole('button', { name: 'Print or save' }).click()
  const pages = await page.waitForFunction(() => {
    const { printed } = window as unknown as { printed: string[] }
    return printed.length > 0 && printed
  })
  return (await pages.jsonValue()) || []
}

/**
 * Prints the forms and letters that left the product in no delivery and on no email: those the officer posts or scans.
 * Begins on any page of the SR, and leaves its Documents page open.
 */
export const printDocuments = async (
  page: Page,
  out: OutFolder,
  already: Report['documents'],
): Promise<Report['documents']> => {
  const printed: Report['documents'] = []
  await casePage(page).tab('Documents')
  await page.getByRole('heading', { name: 'Documents', level: 2 }).waitFor()
  const table = page.getByRole('table', { name: 'Forms and letters' })
  for (const { id, reference } of forms) {
    if (already.some(one => one.form === id)) continue
    const newest = table.locator(`[data-form="${id}"]`).first()
    if ((await newest.count()) === 0) continue
    await newest.click()
    await page.locator('canvas').first().waitFor()
    const pdf = await PDFDocument.create()
    for (const picture of await printedPages(page))
      pdf
        .addPage([sheet.width, sheet.height])
        .drawImage(await pdf.embedPng(picture), { x: 0, y: 0, ...sheet })
    const file = join(out.documents, `${reference}.pdf`)
    await writeFile(file, await pdf.save())
    printed.push({ form: id, file: inOut(out, file) })
    await page.getByRole('button', { name: 'Close the preview' }).click()
  }
  return printed
}
