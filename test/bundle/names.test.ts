import { describe, expect, it } from 'vitest'
import { unsafeName } from '../../electron/host/delivery/names'
import { distinctNames, nameKey, roomForName, safeName, shownName } from '../../shared/bundle/names'
import { nastyNames } from '../corpus/names'

/** A plain, repeatable row of numbers below 1. */
const numbers = (seed: number) => () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  return seed / 2 ** 32
}

const pieces = [
  ...'aA.. --~()12éẞ',
  'CON',
  'nul',
  '.pdf',
  ' ',
  '\u0301',
  '\u202E',
  '山',
  '👍',
  '\ud800',
  '/',
  'COM¹',
  'ﬁ',
]
const randomNames = (count: number, seed: number) => {
  const next = numbers(seed)
  return Array.from({ length: count }, () =>
    Array.from({ length: Math.floor(next() * 60) }, () => pieces[Math.floor(next() * pieces.length)]).join(
      '',
    ),
  )
}

describe('a safe name', () => {
  it('keeps a good name as it is', () => {
    for (const good of [
      'CMEL9180 1-234567.pdf',
      'Łukasz O’Brien 山田 ﷺ.pdf',
      'Console.pdf',
      'com10.pdf',
      'a (2).pdf',
    ])
      expect(safeName(good)).toBe(good)
  })

  it('makes a telling name of a bad one', () => {
    const made = {
      CON: '_CON',
      'con.pdf': '_con.pdf',
      'COM¹.pdf': '_COM¹.pdf',
      'NUL .tar.gz': '_NUL .tar.gz',
      '../../etc/passwd': 'etc-passwd',
      'C:\\Users\\officer\\scan.pdf': 'C--Users-officer-scan.pdf',
      'a<b>:"c"|d?*.pdf': 'a-b---c--d--.pdf',
      'trailing dots. . .': 'trailing dots',
      'name .pdf': 'name.pdf',
      '.pdf': 'Document.pdf',
      '': 'Document',
      'invoice\u202Efdp.exe': 'invoicefdp.exe',
      'tab\tand\nnew line\r.pdf': 'tab and new line.pdf',
      'e\u0301.pdf': '\u00e9.pdf',
      '~$letter.docx': '$letter.docx',
      'half\ud800.pdf': 'half.pdf',
    }
    for (const [asked, name] of Object.entries(made)) expect(safeName(asked), asked).toBe(name)
  })

  it('shortens in the middle, keeping the end and the extension', () => {
    const long = `Statement of payments ${'and arrears '.repeat(20)}page`
    const [four, five] = [safeName(`${long} 4.pdf`), safeName(`${long} 5.pdf`)]
    expect(four).toHaveLength(120)
    expect(four.startsWith('Statement of payments and arrears')).toBe(true)
    expect(four.endsWith('page 4.pdf')).toBe(true)
    expect(five.endsWith('page 5.pdf')).toBe(true)
  })

  it('is safe, fits and stays as it is when made safe again, whatever comes', () => {
    for (const room of [0, 24, 60, 120, 1000, Number.NaN])
      for (const asked of [...nastyNames, ...randomNames(2000, 7)]) {
        const name = safeName(asked, room)
        expect(safeName(name, room), JSON.stringify(asked)).toBe(name)
        expect(unsafeName(name), JSON.stringify(asked)).toBeNull()
        expect(name.length).toBeLessThanOrEqual(Math.min(Math.max(room || 0, 24), 240))
        expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(240)
        expect(name).toBe(name.normalize('NFC'))
        expect(name).not.toMatch(
          /[\p{Cc}\p{Cs}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]|^[\s.]|[\s.]$/u,
        )
      }
  })

  it('keeps the extension, however short the room', () => {
    for (const asked of [`${'x'.repeat(300)}.pdf`, `${'山'.repeat(300)}.JPEG`, '????.docx', '.png'])
      expect(safeName(asked, 24).slice(-5).split('.').pop()).toBe(asked.split('.').pop())
  })
})

describe('names that lie together', () => {
  it('are told apart, the first keeping its name', () => {
    expect(distinctNames(['Letter.pdf', 'letter.PDF', 'LETTER.pdf'])).toEqual([
      'Letter.pdf',
      'letter (2).PDF',
      'LETTER (3).pdf',
    ])
    expect(distinctNames(['é.pdf', 'e\u0301.pdf', 'ﬁne.pdf', 'fine.pdf'])).toEqual([
      'é.pdf',
      'é (2).pdf',
      'ﬁne.pdf',
      'fine (2).pdf',
    ])
    // Windows has one capital for both small sigmas.
    expect(distinctNames(['σ.pdf', 'ς.pdf', 'Ａ.pdf', 'a.pdf'])).toEqual([
      'σ.pdf',
      'ς (2).pdf',
      'Ａ.pdf',
      'a (2).pdf',
    ])
    expect(distinctNames(['CON', 'con', 'a?', 'a*'])).toEqual(['_CON', '_con (2)', 'a-', 'a- (2)'])
  })

  it('never take a name that another was asked for', () => {
    expect(distinctNames(['a.pdf', 'a.pdf', 'a (2).pdf', 'a.pdf'])).toEqual([
      'a.pdf',
      'a (3).pdf',
      'a (2).pdf',
      'a (4).pdf',
    ])
  })

  it('are distinct, in order, safe, within the room, and stay so when done again', () => {
    for (const room of [24, 40, 120]) {
      const asked = [
        ...nastyNames,
        ...nastyNames,
        ...randomNames(300, 3),
        ...Array(50).fill(`${'x'.repeat(300)}.pdf`),
      ]
      const names = distinctNames(asked, room)
      expect(names).toHaveLength(asked.length)
      expect(new Set(names.map(nameKey)).size).toBe(names.length)
      expect(distinctNames(names, room)).toEqual(names)
      for (const name of names) {
        expect(name.length).toBeLessThanOrEqual(room)
        expect(unsafeName(name)).toBeNull()
      }
    }
  })
})

describe('the room for a name', () => {
  it('is what 259 characters leave', () => {
    const place = '\\\\server\\cpt'
    expect(roomForName(place.length)).toEqual({ ok: true, value: 240 })
    expect(roomForName(200)).toEqual({ ok: true, value: 58 })
    expect(roomForName(200, ['x'.repeat(20)])).toEqual({ ok: true, value: 37 })
    const folder = safeName('SR 1-234567', 30)
    const room = roomForName(200, [folder])
    const longest = safeName(`${'x'.repeat(300)}.pdf`, room.ok ? room.value : 0)
    expect(`${'p'.repeat(200)}\\${folder}\\${longest}`).toHaveLength(259)
  })

  it('is refused when too small', () => {
    expect(roomForName(240)).toMatchObject({ ok: false, fault: { code: 'invalid' } })
    expect(roomForName(300)).toMatchObject({
      fault: { message: expect.stringContaining('leaves 0 characters') },
    })
  })
})

describe('a name shown in a sentence', () => {
  it('is visible and short', () => {
    expect(shownName('scan.pdf')).toBe('scan.pdf')
    expect(shownName('in\u202Evoice\u0000\n.pdf')).toBe('invoice .pdf')
    expect(shownName('\u200B')).toBe('a file without a name')
    for (const name of nastyNames) {
      expect(shownName(name).length).toBeLessThanOrEqual(80)
      expect(shownName(name)).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/u)
    }
    expect(shownName(`${'x'.repeat(300)}.pdf`)).toMatch(/^x+…x+\.pdf$/)
  })
})
