import { describe, expect, it } from 'vitest'
import { line, savedPdf, type WrittenPage, writePages } from '../../corpus/written-pages'
import { expectBlack, expectBlackInPicture, expectFound, expectGone, without, withPage } from './proof'

const secret = '14 Quince Mews'
const sentence = `She moved to ${secret} in the spring`

const pageOf = (content: string, more: Partial<WrittenPage> = {}): WrittenPage => ({
  content: `${line('Statement of the applicant', 40, 290)}q ${content} Q\n${line('Signed and dated', 40, 30)}`,
  mediaBox: [0, 0, 400, 320],
  ...more,
})

const letters = (text: string, x: number, y: number) =>
  Array.from(text, (letter, index) => `BT /C 12 Tf 1 0 0 1 ${x + index * 7.2} ${y} Tm (${letter}) Tj ET\n`)

/** Ways in which programs write the same line. */
const ways: Record<string, WrittenPage> = {
  'one string': pageOf(line(sentence, 40, 200)),
  'letter by letter, last letter first': pageOf(letters(sentence, 40, 200).reverse().join('')),
  'kerned pieces': pageOf(
    'BT /T 13 Tf 40 200 Td [(She mov) 40 (ed to 1) -20 (4 Quin) 15 (ce Mews in) 10 ( the spring)] TJ ET',
  ),
  'spaced, stretched and raised': pageOf(
    "BT /F 11 Tf 14 TL 1.5 Tc 4 Tw 80 Tz 3 Ts 40 214 Td (She moved to ) ' (14 Quince) Tj ( Mews in the spring) Tj ET",
  ),
  'a font size of one and a large matrix': pageOf(
    `BT /F 1 Tf 12 0 0 12 40 200 Tm (She moved to ) Tj (${secret} in the spring) Tj ET`,
  ),
  'a negative size': pageOf(`BT /F -12 Tf -1 0 0 -1 40 200 Tm (${sentence}) Tj ET`),
  'at a slant': pageOf(`BT /F 12 Tf 0.9397 0.342 -0.342 0.9397 40 120 Tm (${sentence}) Tj ET`),
  upwards: pageOf(`BT /F 12 Tf 0 1 -1 0 300 50 Tm (${sentence}) Tj ET`),
  'unseen, as over a scan': pageOf(`BT 3 Tr /F 12 Tf 40 200 Td (${sentence}) Tj ET`),
  'forms within forms': pageOf('q 0.5 0 0 0.5 20 100 cm /A Do Q', {
    forms: {
      A: {
        content: 'q 1 0 0 1 10 20 cm /B Do Q',
        matrix: [2, 0, 0, 2, 20, -40],
        forms: { B: { content: line(sentence, 40, 100), matrix: [1, 0, 0, 1, -5, 15] } },
      },
    },
  }),
  'a page turned by 90': pageOf(line(sentence, 40, 200), { rotate: 90 }),
  'a page turned by 180': pageOf(line(sentence, 40, 200), { rotate: 180 }),
  'a page turned by 270': pageOf(line(sentence, 40, 200), { rotate: 270 }),
  'a crop box of its own': pageOf(line(sentence, 40, 200), {
    mediaBox: [-50, -30, 500, 420],
    cropBox: [20, 20, 380, 310],
    rotate: 90,
  }),
  'a larger unit': pageOf(line(sentence, 40, 200), { userUnit: 1.5, cropBox: [30, 25, 390, 310] }),
}

const sizeOf = (bytes: Uint8Array) => withPage(bytes, 1, ({ width, height }) => ({ width, height }))

describe('text in an area', () => {
  for (const [way, page] of Object.entries(ways))
    it(`is gone from the file, and the rest is found: ${way}`, async () => {
      const bytes = await savedPdf(await writePages([page]))
      const backwards = way.startsWith('letter by letter')
      const drawn = backwards ? Array.from(secret).reverse().join('') : secret
      const { bytes: redacted, removed, area } = await without(bytes, 1, drawn)
      await expectGone(redacted, secret, '14 Quince', 'Quince', 'Mews')
      await expectBlack(redacted, 1, area, page.userUnit)
      await expectBlackInPicture(redacted, 1, area)
      await expectFound(redacted, 1, 'Statement of the applicant', 'Signed and dated')
      if (!backwards) expect(removed).toMatchObject([{ page: 1, text: secret, picture: false }])
      // The upright rectangle around slanting words takes in some of their neighbours.
      if (!backwards && way !== 'at a slant') await expectFound(redacted, 1, 'She moved to', 'in the spring')
      expect(await sizeOf(redacted)).toEqual(await sizeOf(bytes))
    })
})
