import JSZip from 'jszip'
import { PDFDocument } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { readForm } from '../../renderer/output/reading/read-form'
import { pairsInWord } from '../../renderer/output/reading/read-word'
import { documentTypes } from '../../shared/case/case'

const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const cell = (...lines: string[]) =>
  `<w:tc><w:tcPr/>${lines.map(line => `<w:p>${run(line)}</w:p>`).join('')}</w:tc>`
const word = { name: 'form.docx', mediaType: documentTypes.word }
const zipped = async (xml: string) => {
  const zip = new JSZip()
  zip.file('word/document.xml', xml)
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' }) as Promise<Uint8Array<ArrayBuffer>>
}

describe('a form that is a Word file', () => {
  it('gives rows of two cells and lines with a colon as labels and values', async () => {
    const xml = `<w:document><w:tbl><w:tr w:rsid="1">${cell('Client')}${cell('Rosalind ', 'Test &amp; Co')}</w:tr>
      <w:tr>${cell('Three')}${cell('a')}${cell('b')}</w:tr></w:tbl>
      <w:p>${run('SR num')}${run('ber: 1-44')}</w:p><w:p>${run('No label here')}</w:p></w:document>`
    expect(await readForm(await zipped(xml), word)).toEqual({
      ok: true,
      value: {
        pairs: [
          { label: 'Client', value: 'Rosalind \nTest & Co' },
          { label: 'SR number', value: '1-44' },
        ],
      },
    })
  })

  it('is not thrown by broken marks and odd characters', () => {
    expect(pairsInWord('<w:tr><w:tc><w:p><w:t>open')).toEqual([])
    expect(pairsInWord('<w:p><w:t>A&#x10FFFFF;B: &#8217;c&bogus;</w:t></w:p>')).toEqual([
      { label: 'AB', value: '’c&bogus;' },
    ])
  })

  it('is refused in words where it is none, or unpacks to more than a form can hold', async () => {
    const none = await readForm(new Uint8Array([1, 2, 3]), word)
    expect(none).toMatchObject({ ok: false, fault: { code: 'invalid' } })
    const bomb = await readForm(await zipped(' '.repeat(6_000_000)), word)
    expect(bomb).toMatchObject({ ok: false })
  })
})

describe('a form that is a PDF', () => {
  it('is refused in words with far more in it than a form has', async () => {
    const document = await PDFDocument.create()
    const page = document.addPage()
    const field = document.getForm().createTextField('Client')
    field.setText('Testwell '.repeat(1200))
    field.addToPage(page)
    const bytes = (await document.save({ updateFieldAppearances: false })) as Uint8Array<ArrayBuffer>
    expect(await readForm(bytes, { name: 'form.pdf', mediaType: documentTypes.pdf })).toMatchObject({
      ok: false,
      fault: { message: '‘form.pdf’ holds far more words than a form.' },
    })
  })

  it('gives its fields; a scan gives none', async () => {
    const document = await PDFDocument.create()
    const page = document.addPage()
    const field = document.getForm().createTextField('Client')
    field.setText('Rosalind Testwell')
    field.addToPage(page)
    const pdf = { name: 'form.pdf', mediaType: documentTypes.pdf }
    const bytes = (await document.save()) as Uint8Array<ArrayBuffer>
    expect(await readForm(bytes, pdf)).toEqual({
      ok: true,
      value: { pairs: [{ label: 'Client', value: 'Rosalind Testwell' }] },
    })
    const scan = await PDFDocument.create()
    scan.addPage()
    expect(await readForm((await scan.save()) as Uint8Array<ArrayBuffer>, pdf)).toEqual({
      ok: true,
      value: { pairs: [] },
    })
  })
})
