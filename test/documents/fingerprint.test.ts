import { expect, it } from 'vitest'
import { markOfText } from '../../shared/documents/fingerprint'

/** FNV-1a as it is defined, in whole numbers of any size, over the text's UTF-16 bytes. */
const asDefined = (text: string): string => {
  let mark = 0xcbf29ce484222325n
  for (const byte of Buffer.from(text, 'utf16le'))
    mark = ((mark ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn
  return mark.toString(16).padStart(16, '0')
}

it('marks a text by FNV-1a: stored marks are compared with those of later versions', () => {
  const texts = [
    '',
    'a',
    'b',
    'Łukasz O’Brien 山田 ﷺ',
    '\u0000\uffff'.repeat(99),
    'The same words. '.repeat(500),
  ]
  for (const text of texts) expect(markOfText(text)).toBe(asDefined(text))
})
