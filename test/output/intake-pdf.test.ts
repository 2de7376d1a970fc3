import { describe, expect, it } from 'vitest'
import { openPdf } from '../../renderer/output/reading/read-pdf'
import { joined, noise } from '../corpus/bytes'
import * as pdfs from '../corpus/pdfs'
import { accepted, bring, refused } from './bring'

describe('a PDF that cannot be used', () => {
  it('is refused when a password is needed to read it', async () => {
    for (const algorithm of ['AES-256', 'AES-128', 'RC4-128'] as const)
      expect(await refused(await pdfs.lockedPdf({ open: 'secret', restrict: 'owner' }, algorithm))).toContain(
        'protected by a password',
      )
    expect(await refused(pdfs.certificatePdf())).toContain('protected by a password')
  })

  it('is refused without pages', async () => {
    expect(await refused(pdfs.noPagesPdf())).toBe('‘Outcome.pdf’ is a PDF without any pages.')
    expect(await refused(pdfs.treelessPdf())).toBe('‘Outcome.pdf’ is a PDF without any pages.')
  })

  it('is refused with more pages than can be meant, however cheaply it has them', async () => {
    expect(await refused(pdfs.repeatedPagePdf())).toContain('more than 2,000 pages')
    expect(await refused(pdfs.doublingPdf())).toContain('more than 2,000 pages')
    await refused(pdfs.doublingPdf('nothing'))
    await refused(pdfs.circularPdf())
  })

  it('is refused when pages are missing or do not say what they are', async () => {
    expect(await refused(pdfs.lostPagesPdf())).toBe(
      '‘Outcome.pdf’ is damaged: 2 pages cannot be found in it.',
    )
    await refused(pdfs.untypedPagePdf())
  })

  it('is refused when it unpacks to too much, and not when it unpacks to a lot', async () => {
    expect(await refused(pdfs.swellingPdf(70))).toContain('unpacks to far more')
    expect(await accepted(pdfs.swellingPdf(5))).toMatchObject({ pages: 1 })
  }, 30_000)

  it('is refused cut short anywhere, and never comes out with pages missing', async () => {
    const whole = await pdfs.goodPdf(5)
    for (let length = 8; length < whole.length - 6; length += 37)
      expect((await bring(whole.slice(0, length))).ok, `${length} bytes`).toBe(false)
    const plain = pdfs.onePagePdf()
    for (let length = 8; length < plain.length - 6; length += 11)
      expect((await bring(plain.slice(0, length))).ok, `${length} bytes`).toBe(false)
  })

  it('is answered for, never thrown on, whatever bytes are wrong in it', async () => {
    const whole = await pdfs.goodPdf(2)
    for (let seed = 1; seed <= 150; seed++) {
      const spoiled = whole.slice()
      const spots = noise(24, seed)
      for (let at = 0; at < spots.length; at += 3)
        spoiled[(((spots[at] ?? 0) << 8) | (spots[at + 1] ?? 0)) % spoiled.length] = spots[at + 2] ?? 0
      const result = await bring(spoiled)
      if (!result.ok) expect(['invalid', 'damaged']).toContain(result.fault.code)
    }
    await refused(joined('%PDF-1.7\n', noise(5000, 3)))
    await refused(joined('%PDF-'))
  })

  it('opens decrypted for those who take pages from it', async () => {
    for (const algorithm of ['AES-256', 'AES-128', 'RC4-128'] as const) {
      const opened = await openPdf(await pdfs.lockedPdf({ restrict: 'owner' }, algorithm), 'a.pdf')
      if (!opened.ok) throw new Error(opened.fault.message)
      const again = await openPdf(new Uint8Array(await opened.value.document.save()), 'a.pdf')
      expect(again, algorithm).toMatchObject({ ok: true, value: { pages: 2, warnings: [] } })
    }
  })
})
