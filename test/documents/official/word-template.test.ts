import JSZip from 'jszip'
import { describe, expect, it } from 'vitest'
import { modelToDocx } from '../../../renderer/output/docx'
import { fillTemplate, templateNames } from '../../../renderer/output/official/word-template'
import { cmsl5500 } from '../../../shared/documents/forms/cmsl5500'
import { officialWords } from '../../../shared/documents/official'
import { sharedFacts } from '../../../shared/procedures/facts'
import { readWord } from '../read-word'
import { factsFor, sampleInput } from '../samples'
import { aTemplate, runs } from './files'

const words = officialWords(
  sampleInput(factsFor('cmel7211')),
  sharedFacts('payingParent', 'payingParentAddress', 'hearingDate', 'outcome'),
)
const filled = async (bytes: Uint8Array<ArrayBuffer>, changes: Record<string, string> = {}) => {
  const made = await fillTemplate({ name: 'letter.docx', bytes }, { ...words, ...changes })
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
    ['no placeholder', ['{payingParent} {{}} {{1}}'], '{payingParent} {{}} {{1}}'],
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

  it('is not filled at all when it asks for something unknown, and the fault names it', async () => {
    const bytes = await aTemplate(runs('{{payingParent}} {{poem}} {{toString}}'))
    expect(await templateNames({ name: 'letter.docx', bytes })).toEqual({
      ok: true,
      value: ['payingParent', 'poem', 'toString'],
    })
    const made = await fillTemplate({ name: 'letter.docx', bytes }, words)
    expect(made.ok ? '' : made.fault.message).toContain('asks for ‘poem’, ‘toString’')
  })

  it('is refused when it is no Word file', async () => {
    const other = await new JSZip().file('a.txt', 'a').generateAsync({ type: 'uint8array' })
    for (const bytes of [new Uint8Array([1, 2]), new Uint8Array(other)])
      expect(await templateNames({ name: 'x.docx', bytes })).toMatchObject({ fault: { code: 'invalid' } })
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
