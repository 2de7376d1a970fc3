import JSZip from 'jszip'
import { PDFDocument } from 'pdf-lib'

/** An office's PDF form with a field of each kind. Invented. */
export const anAcroform = async (): Promise<Uint8Array<ArrayBuffer>> => {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const page = pdf.addPage([595, 842])
  const form = pdf.getForm()
  const place = (y: number) => ({ x: 50, y, width: 300, height: 20 })
  form.createTextField('paying.name').addToPage(page, place(700))
  const address = form.createTextField('paying.address')
  address.enableMultiline()
  address.addToPage(page, { ...place(600), height: 80 })
  form.createTextField('hearing.line').addToPage(page, place(560))
  const short = form.createTextField('sr.short')
  short.setMaxLength(5)
  short.addToPage(page, place(520))
  form.createCheckBox('pv.marked').addToPage(page, { ...place(480), width: 15, height: 15 })
  const region = form.createDropdown('role')
  region.setOptions(['Receiving parent', 'Paying parent'])
  region.addToPage(page, place(440))
  return new Uint8Array(await pdf.save())
}

const wrap = (body: string) =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`

const types = (as: string) =>
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${as}.main+xml"/></Types>`

/** An office's Word template with this text part; its runs are cut as given. */
export const aTemplate = async (
  body: string,
  more: Record<string, string> = {},
  as: 'document' | 'template' = 'document',
): Promise<Uint8Array<ArrayBuffer>> => {
  const zip = new JSZip()
  zip.file('[Content_Types].xml', types(as))
  zip.file('word/document.xml', wrap(body))
  zip.file('word/media/crest.png', new Uint8Array([1, 2, 3]))
  for (const [name, text] of Object.entries(more)) zip.file(name, wrap(text))
  return new Uint8Array(await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' }))
}

/** A paragraph of runs. */
export const runs = (...texts: string[]): string =>
  `<w:p w:rsidR="00A1">${texts.map(text => `<w:r><w:rPr><w:b/></w:rPr><w:t>${text}</w:t></w:r>`).join('')}</w:p>`
