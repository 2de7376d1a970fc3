import { describe, expect, it } from 'vitest'
import { openFonts } from '../../renderer/output/fonts/fonts'
import { lay, prose } from '../../renderer/output/fonts/prose'
import { clusters, visible } from '../../renderer/output/fonts/visible'
import { modelToPdf } from '../../renderer/output/pdf'
import { cmel9180 } from '../../shared/documents/forms/cmel9180'
import { pvCheck } from '../../shared/documents/forms/pv-check'
import { diskFonts, readFromDisk } from './disk-fonts'
import { letters, readBack } from './read-back'
import { sampleFacts, sampleInput } from './samples'

const preparedFor = async (text: string) => {
  const fonts = await diskFonts()
  const prepared = await fonts.prepare(text)
  if (!prepared.ok) throw new Error(prepared.fault.message)
  return fonts
}

/** The glyph numbers of a text on one line, from left to right. */
const glyphsOf = async (text: string) => {
  const fonts = await preparedFor(text)
  const [line] = lay(prose([text], 'x', false, fonts), 10_000, 10, fonts)
  return (line?.stretches ?? []).flatMap(stretch => stretch.glyphs.map(glyph => glyph.id))
}

describe('shaping', { timeout: 60_000 }, () => {
  it('joins Arabic letters: the same letter takes another shape at each place of a word', async () => {
    const [alone] = await glyphsOf('ه')
    const [last, middle, first] = await glyphsOf('ههه')
    expect(new Set([alone, first, middle, last]).size).toBe(4)
  })

  it('draws right-to-left names from the right', async () => {
    const fonts = await preparedFor('אב')
    const [line] = lay(prose(['אב'], 'x', false, fonts), 10_000, 10, fonts)
    expect(line?.stretches.flatMap(stretch => stretch.glyphs.map(glyph => glyph.text)).join('')).toBe('בא')
  })

  it('puts the parts of a right-to-left line from right to left, and its numbers from left to right', async () => {
    const text = 'רחוב 14 דירה'
    const fonts = await preparedFor(text)
    const [line] = lay(prose([text], 'x', false, fonts), 10_000, 10, fonts)
    const drawn = line?.stretches.flatMap(stretch => stretch.glyphs.map(glyph => glyph.text)).join('')
    expect(drawn).toBe('הריד 14 בוחר')
  })

  it('keeps the words round a right-to-left name where they were', async () => {
    const text = ['Dear ', { value: 'דוד', label: 'Paying parent' }, ', 14 days'] as const
    const fonts = await preparedFor(text.map(part => (typeof part === 'string' ? part : part.value)).join(''))
    const [line] = lay(prose(text, 'x', false, fonts), 10_000, 10, fonts)
    const drawn = line?.stretches.flatMap(stretch => stretch.glyphs.map(glyph => glyph.text)).join('')
    expect(drawn).toBe('Dear דוד, 14 days'.replace('דוד', [...'דוד'].reverse().join('')))
  })

  it('reorders Devanagari: the vowel sign i stands before its consonant', async () => {
    const [vowel, consonant] = await glyphsOf('कि')
    const [alone] = await glyphsOf('क')
    expect(consonant).toBe(alone)
    expect(vowel).not.toBe(alone)
  })

  it('makes one sign of an emoji family', async () => {
    expect(await glyphsOf('👨‍👩‍👧')).toHaveLength(1)
  })

  it('never uses the empty box', async () => {
    const awkward = 'Łé ё Ω ﷺ ש क्ष 山 한 👍🏽 ☎ ﬁ e\u0301 \u200d\u200c\u00ad\ufeff ∑ 🇬🇧'
    const fonts = await preparedFor(awkward)
    const shown = visible(awkward, fonts)
    expect(await glyphsOf(shown.text)).not.toContain(0)
  })
})

describe('lines', { timeout: 60_000 }, () => {
  const linesOf = async (text: string, width: number) => {
    const fonts = await preparedFor(text)
    return lay(prose([text], 'x', false, fonts), width, 10, fonts).map(line => ({
      width: line.width,
      text: line.stretches.flatMap(stretch => stretch.glyphs.map(glyph => glyph.text)).join(''),
    }))
  }

  it('end at spaces, and lose nothing', async () => {
    const text = 'The paying parent said on the telephone that a payment was made.'
    const lines = await linesOf(text, 100)
    expect(lines.length).toBeGreaterThan(2)
    expect(lines.map(line => line.text).join('')).toBe(text)
    for (const line of lines.slice(0, -1)) expect(line.text).toMatch(/ $/)
    for (const line of lines) expect(line.width).toBeLessThanOrEqual(100)
  })

  it('cut an email address at its joints', async () => {
    const text = 'a.very.long.name@a-department.with.a.long.name.example.gov.uk'
    const lines = await linesOf(text, 100)
    expect(lines.map(line => line.text).join('')).toBe(text)
    for (const line of lines.slice(0, -1)) expect(line.text).toMatch(/[@._-]$/)
    for (const line of lines) expect(line.width).toBeLessThanOrEqual(100)
  })

  it('cut a word that is longer than a line between letters, never inside one', async () => {
    const text = 'e\u0301'.repeat(60)
    const lines = await linesOf(text, 100)
    expect(lines.length).toBeGreaterThan(2)
    for (const line of lines) expect(line.text).toMatch(/^(e\u0301)+$/)
    for (const line of lines) expect(line.width).toBeLessThanOrEqual(100)
  })

  it('break Chinese between characters', async () => {
    const lines = await linesOf('山田太郎'.repeat(20), 100)
    expect(lines.map(line => line.text).join('')).toBe('山田太郎'.repeat(20))
    expect(lines.length).toBeGreaterThan(5)
  })

  it('are one for an empty text, and one for every line feed', async () => {
    expect(await linesOf('', 100)).toHaveLength(1)
    expect((await linesOf('a\n\nb', 100)).map(line => line.text)).toEqual(['a', '', 'b'])
  })
})

describe('letters as a reader sees them', { timeout: 60_000 }, () => {
  it('are cut as Unicode says, quickly or not', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
    for (const text of [
      'Anna e\u0301x\u0305\u033f q',
      'a\u0301',
      '\u0301a b',
      'Sam 👨‍👩‍👧 🇬🇧🇫🇷 1️⃣ ❤️©️ ok',
      'क्षत्रिय and हिन्दी',
      '한국 \u1112\u1161\u11ab x',
      'A\ud83dB\udc00C \ud83d',
      'שָׁלוֹם (x) مُحَمَّدٌ 12',
      '‹U+0041› – “quoted” £5 \u00a0 €',
      '',
    ])
      expect(clusters(text)).toEqual(Array.from(segmenter.segment(text), one => one.segment))
  })
})

describe('what cannot be shown', { timeout: 60_000 }, () => {
  const shownOf = async (text: string) => visible(text, await preparedFor(`${text}‹›`))

  it.each([
    ['a rare Chinese character', '𠮷野', '‹U+20BB7›野', ['U+20BB7']],
    ['Georgian', 'გი', '‹U+10D2›‹U+10D8›', ['U+10D2', 'U+10D8']],
    ['half a surrogate pair', 'A\ud83dB\udc00', 'A‹U+D83D›B‹U+DC00›', ['U+D83D', 'U+DC00']],
    ['control characters', 'A\u0000B\u0007', 'A‹U+0000›B‹U+0007›', ['U+0000', 'U+0007']],
    ['a direction override', 'a\u202Eb', 'a‹U+202E›b', ['U+202E']],
    ['a private character', '\ue000', '‹U+E000›', ['U+E000']],
    ['an accent on a letter that cannot be shown', 'გ\u0301', '‹U+10D2›\u0301', ['U+10D2']],
  ])('%s becomes its code', async (_, text, expected, replaced) => {
    expect(await shownOf(text)).toEqual({ text: expected, replaced })
  })

  it.each([
    ['every end of line', 'a\r\nb\rc\u2028d\u0085e', 'a\nb\nc\nd\ne'],
    ['a tab', 'a\tb', 'a b'],
    ['invisible marks', 'Anna\u00adbelle\u200b\ufeff', 'Anna\u00adbelle\u200b\ufeff'],
  ])('%s stays', async (_, text, expected) => {
    expect(await shownOf(text)).toEqual({ text: expected, replaced: [] })
  })

  it('is told with the label of its field, once, and stands in the document as its code', async () => {
    const facts = sampleFacts({ payingParent: '𠮷野 𠮷 გ', court: 'Court of 𪚥' })
    const made = await modelToPdf(cmel9180.build(sampleInput(facts)), await diskFonts())
    if (!made.ok) throw new Error(made.fault.message)
    expect(made.value.warnings.map(({ label, characters }) => ({ label, characters }))).toEqual([
      { label: 'Paying parent’s address', characters: ['U+20BB7', 'U+10D2'] },
      { label: 'Paying parent', characters: ['U+20BB7', 'U+10D2'] },
      { label: 'Court', characters: ['U+2A6A5'] },
    ])
    const { content } = await readBack(made.value.bytes)
    expect(letters(content)).toContain('Dear‹U+20BB7›野‹U+20BB7›‹U+10D2›')
    expect(letters(content)).toContain('Courtof‹U+2A6A5›')
  })

  it('does not break the file when it is in every field', async () => {
    const hostile = '\u0000\udfff\ud800\u202E)(\\)>>endstream\u2028<</\u2067'
    const facts = Object.fromEntries(
      Object.entries(sampleFacts()).map(([name, value]) => [
        name,
        typeof value === 'string' && !/Date|On$|Time|pvMarking/.test(name) ? hostile : value,
      ]),
    )
    for (const form of [cmel9180, pvCheck]) {
      const made = await modelToPdf(form.build(sampleInput(facts)), await diskFonts())
      if (!made.ok) throw new Error(made.fault.message)
      const { content } = await readBack(made.value.bytes)
      expect(letters(content)).toContain(')(\\)>>endstream')
    }
  })
})

describe('fonts that cannot be read', { timeout: 60_000 }, () => {
  it('are a fault, and are asked for again', async () => {
    let isThere = false
    const opened = await openFonts(name => {
      if (!isThere && name.endsWith('.ttf')) return Promise.reject(new Error('gone'))
      return readFromDisk(name)
    })
    if (!opened.ok) throw new Error(opened.fault.message)
    const model = pvCheck.build(sampleInput())
    const failure = await modelToPdf(model, opened.value)
    expect(failure).toMatchObject({ ok: false, fault: { code: 'internal' } })
    isThere = true
    expect(await modelToPdf(model, opened.value)).toMatchObject({ ok: true })
    expect(await openFonts(() => Promise.reject(new Error('gone')))).toMatchObject({ ok: false })
  })

  it('does not depend on what was made before', async () => {
    const fresh = await openFonts(readFromDisk)
    if (!fresh.ok) throw new Error(fresh.fault.message)
    const model = pvCheck.build(sampleInput(sampleFacts({ payingParent: 'Łukasz → 山\u0301 ☎' })))
    const [first, later] = [await modelToPdf(model, fresh.value), await modelToPdf(model, await diskFonts())]
    expect(
      first.ok && later.ok && Buffer.from(first.value.bytes).equals(Buffer.from(later.value.bytes)),
    ).toBe(true)
  })
})
