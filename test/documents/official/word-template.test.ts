import JSZip from 'jszip'
import { describe, expect, it } from 'vitest'
import { modelToDocx } from '../../../renderer/output/docx'
import { readOfficial } from '../../../renderer/output/official/official'
import { fillTemplate, templateFields } from '../../../renderer/output/official/word-template'
import { cmsl5500 } from '../../../shared/documents/forms/cmsl5500'
import { type OfficialEntries, officialEntries } from '../../../shared/documents/official'
import { sharedFacts } from '../../../shared/procedures/facts'
import { readWord } from '../read-word'
import { factsFor, sampleInput } from '../samples'
import { aTemplate, runs } from './files'

const names = ['payingParent', 'payingParentAddress', 'hearingDate', 'outcome', 'officerName']
const words = officialEntries(
  { kind: 'word-template', fields: Object.fromEntries(names.map(name => [name, { fact: name }])) },
  sampleInput(factsFor('cmel7211')),
  sharedFacts('payingParent', 'payingParentAddress', 'hearingDate', 'outcome'),
)
/** Filled with the words above, those of them that the template has places for. */
const filled = async (bytes: Uint8Array<ArrayBuffer>, changes: OfficialEntries = {}) => {
  const file = { name: 'letter.docx', bytes }
  const places = await templateFields(file)
  const asked = places.ok ? places.value.map(({ name }) => name) : []
  const entries = Object.entries({ ...words, ...changes }).filter(([name]) => asked.includes(name))
  const made = await fillTemplate(file, Object.fromEntries(entries))
  if (!made.ok) throw new Error(made.fault.message)
  return made.value.bytes
}
const textOf = async (bytes: Uint8Array<ArrayBuffer>) => (await readWord(bytes)).content

describe('an office’s Word template', () => {
  it.each([
    ['in one run', ['Dear {{payingParent}},'], 'Dear Marek Łukasz O’Brien-Nguyễn,'],
    ['cut inside the braces', ['Dear {', '{paying', 'Parent}', '},'], 'Dear Marek Łukasz O’Brien-Nguyễn,'],
    ['with spaces', ['{{ hearingDate }}'], 'Thursday 18 June 2026'],
    ['twice in a line', ['{{officerName}}/{{offi', 'cerName}}'], 'Alex Fictional/Alex Fictional'],
    ['side by side', ['a{{officerName}}{{hearingDate}}b'], 'aAlex FictionalThursday 18 June 2026b'],
    ['not recorded', ['{{outcome}}'], 'Not recorded'],
    ['no placeholder', ['{payingParent} {{}} {{ }}'], '{payingParent} {{}} {{ }}'],
    ['with a name that is not mapped', ['a{{Court’s own & only}}b'], 'ab'],
  ])('is filled: %s', async (_, texts, expected) => {
    expect(await textOf(await filled(await aTemplate(runs(...texts))))).toBe(expected)
  })

  it('keeps the look of the run a placeholder begins in, and the lines of an address', async () => {
    const bytes = await filled(await aTemplate(runs('{{payingParent', 'Address}}', ' end')))
    const zip = await JSZip.loadAsync(bytes)
    const xml = (await zip.file('word/document.xml')?.async('string')) ?? ''
    expect(xml).toContain('<w:b/></w:rPr><w:t xml:space="preserve">Flat 3, Example House</w:t><w:br/><w:t')
    expect(xml.match(/<w:r>/g)).toHaveLength(3)
    expect(await zip.file('word/media/crest.png')?.async('uint8array')).toEqual(new Uint8Array([1, 2, 3]))
  })

  it('cannot be broken by what a name holds, and shows names of any script', async () => {
    const hostile = '</w:t>&"<b> {{officerName}} $1 $& \u0000'
    const template = await aTemplate(runs('{{payingParent}}'))
    expect(await textOf(await filled(template, { payingParent: hostile }))).toBe(
      '</w:t>&"<b> {{officerName}} $1 $& ‹U+0000›',
    )
    for (const name of ['محمد عبد الله', '山田 太郎', 'दीपिका'])
      expect(await textOf(await filled(template, { payingParent: name }))).toBe(name)
  })

  it('is filled at the head and foot of pages too, and never across paragraphs', async () => {
    const bytes = await filled(
      await aTemplate(runs('{{paying') + runs('Parent}}'), {
        'word/header1.xml': runs('SR {{officerName}}'),
      }),
    )
    expect(await textOf(bytes)).toBe('{{paying\nParent}}')
    expect((await readWord(bytes)).heads.join()).toContain('SR Alex Fictional')
  })

  it('is not filled at all with a place that is gone or a fact nobody declared, and the fault names it', async () => {
    const file = { name: 'letter.docx', bytes: await aTemplate(runs('{{payingParent}} {{toString}}')) }
    expect(await templateFields(file)).toMatchObject({
      ok: true,
      value: [{ name: 'payingParent' }, { name: 'toString' }],
    })
    const gone = await fillTemplate(file, { payingParent: 'x', poem: 'y' })
    expect(gone.ok ? '' : gone.fault.message).toContain('‘poem’ of ‘letter.docx’ is not there any more')
    const unknown = await fillTemplate(file, { payingParent: undefined })
    expect(unknown.ok ? '' : unknown.fault.message).toContain('does not record')
    expect(unknown.ok ? '' : unknown.fault.next).toContain('The built-in layout is used instead.')
  })

  it('holds a tick as a box, and becomes a document where it was a template', async () => {
    const made = await fillTemplate(
      { name: 'letter.dotx', bytes: await aTemplate(runs('{{yes}}{{no}}'), {}, 'template') },
      { yes: true, no: false },
    )
    if (!made.ok) throw new Error(made.fault.message)
    expect(await textOf(made.value.bytes)).toBe('☒☐')
    const types = await (await JSZip.loadAsync(made.value.bytes)).file('[Content_Types].xml')?.async('string')
    expect(types).toContain('wordprocessingml.document.main+xml')
    expect(types).not.toContain('template.main')
  })

  it.each([
    ['no places', async () => aTemplate(runs('Dear {payingParent}')), 'has no places to fill'],
    ['macros', async () => aTemplate(runs('{{a}}'), { 'word/vbaProject.bin': 'x' }), 'holds macros'],
    [
      'far too much in it',
      async () => aTemplate(runs('{{a}}'), { 'word/a.xml': 'a'.repeat(61 * 1024 ** 2) }),
      'unpacks to far more',
    ],
    [
      'a picture’s content',
      async () => new Uint8Array([0xff, 0xd8, 0xff, 0]),
      'is a JPEG picture; a PDF with fields',
    ],
    ['nothing', async () => new Uint8Array(), 'is empty'],
  ])('is refused in a sentence: %s', { timeout: 30_000 }, async (_, make, words) => {
    const read = await readOfficial({ name: 'letter.docx', file: new Blob([await make()]) })
    expect(read.ok ? '' : read.fault.message).toContain(`‘letter.docx’ ${words}`)
  })

  it('is refused when it is no Word file', async () => {
    const other = await new JSZip().file('a.txt', 'a').generateAsync({ type: 'uint8array' })
    for (const bytes of [new Uint8Array([1, 2]), new Uint8Array(other)])
      expect(await templateFields({ name: 'x.docx', bytes })).toMatchObject({ fault: { code: 'invalid' } })
  })

  it('may be a file this product made, with placeholders for facts, and gives the same bytes again', async () => {
    const model = cmsl5500.build(sampleInput(factsFor('cmsl5500', { client: '{{payingParent}}' })))
    const made = await modelToDocx(model)
    if (!made.ok) throw new Error(made.fault.message)
    const bytes = await filled(made.value.bytes)
    expect(await textOf(bytes)).toContain('Dear Marek Łukasz O’Brien-Nguyễn')
    expect(Buffer.from(await filled(made.value.bytes)).equals(Buffer.from(bytes))).toBe(true)
  })
})
