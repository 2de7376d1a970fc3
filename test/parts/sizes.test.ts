import { expect, it } from 'vitest'
import { durationWords, sizeWords } from '../../renderer/parts/sizes'

it.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [1023, '1,023 bytes'],
  [1024, '1 KB'],
  [3.44 * 1024 ** 2, '3.4 MB'],
  [200 * 1024 ** 2, '200 MB'],
  [1.5 * 1024 ** 3, '1.5 GB'],
])('%d bytes are %s', (bytes, words) => {
  expect(sizeWords(bytes)).toBe(words)
})

it.each([
  [400, 'a few seconds'],
  [31_000, '40 seconds'],
  [60_000, '1 minute'],
  [179_000, '3 minutes'],
  [3_600_000, '1 hour'],
  [7_300_000, '2 hours'],
])('%d ms are %s', (ms, words) => {
  expect(durationWords(ms)).toBe(words)
})
