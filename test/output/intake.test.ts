import { describe, expect, it } from 'vitest'
import { bringIn } from '../../renderer/output/bring-in'
import { judgeSize, largestFile } from '../../renderer/output/intake'
import { nodeViewer } from '../build/node-viewer'
import { joined, noise } from '../corpus/bytes'
import * as pdfs from '../corpus/pdfs'
import { jpeg, type PngOptions, png } from '../corpus/pictures'
import { accepted, refused } from './bring'

describe('a good file', () => {
  it('is accepted with what it is', async () => {
    expect(await accepted(await pdfs.goodPdf(3))).toEqual({
      kind: 'pdf',
      mediaType: 'application/pdf',
      pages: 3,
      warnings: [],
    })
    expect(await accepted(png({ width: 30, height: 20 }), { name: 'scan.png' })).toEqual({
      kind: 'picture',
      mediaType: 'image/png',
      width: 30,
      height: 20,
      warnings: [],
    })
    expect(await accepted(jpeg({ width: 64, height: 40 }), { name: 'scan.JPG' })).toMatchObject({
      mediaType: 'image/jpeg',
      width: 64,
      height: 40,
      warnings: [],
    })
  })

  it('has the size a picture is seen at, turned as its EXIF says', async () => {
    for (const littleEndian of [true, false])
      for (const orientation of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]) {
        const turned = orientation >= 5 && orientation <= 8
        expect(
          await accepted(jpeg({ width: 64, height: 40, orientation, littleEndian }), { name: 'a.jpg' }),
        ).toMatchObject(turned ? { width: 40, height: 64 } : { width: 64, height: 40 })
      }
  })

  it('may be of every kind of PNG', async () => {
    const transparent: PngOptions['extra'] = [['tRNS', [0]]]
    for (const options of [
      { colour: 0, depth: 1 },
      { colour: 0, depth: 16 },
      { colour: 2, depth: 16 },
      { colour: 3, depth: 4, palette: [0, 0, 0, 255, 255, 255] },
      { colour: 3, depth: 8, palette: [0, 0, 0], extra: transparent },
      { colour: 4, depth: 8 },
      { colour: 6, depth: 16 },
    ] satisfies Partial<PngOptions>[])
      expect((await accepted(png({ width: 13, height: 7, ...options }), { name: 'a.png' })).kind).toBe(
        'picture',
      )
  })

  it('may restrict copying or printing, and is told of', async () => {
    for (const algorithm of ['AES-256', 'AES-128', 'RC4-128'] as const) {
      const file = await accepted(await pdfs.lockedPdf({ restrict: 'owner' }, algorithm))
      expect(file).toMatchObject({ pages: 2, warnings: [expect.stringContaining('restricts copying')] })
    }
  })

  it('may have something before its header, and boast of pages it does not have', async () => {
    expect(await accepted(joined('\r\n\r\n', pdfs.onePagePdf()))).toMatchObject({ pages: 1 })
    expect(await accepted(pdfs.boastfulPdf())).toMatchObject({ pages: 1 })
  })

  it('is warned of when its name or type says something else', async () => {
    const picture = png({ width: 3, height: 2 })
    expect(await accepted(picture, { name: 'scan.pdf' })).toMatchObject({
      warnings: ['Its name ends in .pdf, but it is a PNG picture.'],
    })
    expect(await accepted(picture, { name: 'scan', declaredType: 'image/jpeg' })).toMatchObject({
      warnings: ['It came as image/jpeg, but it is a PNG picture.'],
    })
    for (const declaredType of ['image/x-png', 'application/octet-stream', ''])
      expect(await accepted(picture, { name: 'scan.png', declaredType })).toMatchObject({ warnings: [] })
  })

  it('is warned of when a page lost its content', async () => {
    expect(await accepted(pdfs.lostContentPdf())).toMatchObject({
      warnings: ['Page 1 of ‘Outcome.pdf’ has lost what was on it. Compare it with the original.'],
    })
  })
})

describe('a file of a wrong size', () => {
  it('is refused before it is read', async () => {
    expect(await refused(new Uint8Array(0))).toBe('‘Outcome.pdf’ is empty: there is nothing in the file.')
    expect(judgeSize('a.pdf', largestFile)).toEqual({ ok: true, value: null })
    expect(judgeSize('a.pdf', largestFile + 1)).toMatchObject({
      fault: { message: '‘a.pdf’ is 101 MB; a file may be 100 MB at most.' },
    })
    expect(await refused(new Uint8Array(largestFile + 1))).toContain('100 MB at most')
  })
})

describe('a file of a wrong kind', () => {
  it('is known by its content, whatever its name', async () => {
    const wrong = {
      'a Word, Excel or zip file': 'PK\x03\x04',
      'an older Word, Excel or Outlook file': '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
      'a TIFF picture': 'II*\0',
      'a GIF picture': 'GIF89a',
      'a WebP picture': 'RIFF\0\0\0\0WEBP',
      'an HEIC picture, as iPhones take them': '\0\0\0\x18ftypheic',
      'a web page or XML file': '<!doctype html>',
      'a program': 'MZ\x90\0',
      'another kind of file': 'Dear Sir',
    }
    for (const [words, start] of Object.entries(wrong))
      expect(await refused(joined(start, noise(500, 1)))).toBe(
        `‘Outcome.pdf’ is ${words}; a PDF or a JPEG or PNG picture is needed here.`,
      )
  })

  it('is refused where that kind is not wanted', async () => {
    expect(await refused(png({ width: 3, height: 2 }), { wanted: ['pdf'], name: 'scan.png' })).toBe(
      '‘scan.png’ is a PNG picture; a PDF is needed here.',
    )
    expect(await refused(pdfs.onePagePdf(), { wanted: ['picture'] })).toBe(
      '‘Outcome.pdf’ is a PDF; a JPEG or PNG picture is needed here.',
    )
  })

  it('is named without what cannot be seen in its name', async () => {
    expect(await refused(joined('MZ'), { name: 'in\u202Evoice\n.pdf' })).toMatch(/^‘invoice \.pdf’/)
    expect((await refused(joined('MZ'), { name: 'x'.repeat(5000) })).length).toBeLessThan(200)
  })
})

describe('a file as it was chosen', () => {
  const chosen = (file: Blob) =>
    bringIn({ name: 'a.pdf', declaredType: 'application/pdf', file, wanted: ['pdf'] }, nodeViewer)

  it('is read and judged, and given with the bytes that were judged', async () => {
    const bytes = await pdfs.goodPdf(2)
    expect(await chosen(new Blob([bytes]))).toEqual({
      ok: true,
      value: { accepted: { kind: 'pdf', mediaType: 'application/pdf', pages: 2, warnings: [] }, bytes },
    })
    expect(await chosen(new Blob(['none']))).toMatchObject({ ok: false, fault: { code: 'invalid' } })
  })

  it('is not read when its size alone rules it out, and need not be readable', async () => {
    const unread = (size: number) => {
      const file = new Blob(['x'])
      Object.defineProperty(file, 'size', { value: size })
      Object.defineProperty(file, 'arrayBuffer', { value: () => Promise.reject(new Error('secret')) })
      return chosen(file)
    }
    expect(await unread(3 * 1024 ** 3)).toMatchObject({
      fault: { message: '‘a.pdf’ is 3,072 MB; a file may be 100 MB at most.' },
    })
    expect(await unread(0)).toMatchObject({
      fault: { message: '‘a.pdf’ is empty: there is nothing in the file.' },
    })
    const gone = await unread(10)
    expect(gone).toMatchObject({
      fault: { code: 'refused', message: expect.stringContaining('could not be read') },
    })
    expect(JSON.stringify(gone)).not.toContain('secret')
  })
})
