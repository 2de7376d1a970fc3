import { expect, it } from 'vitest'
import { progressWords } from '../../renderer/parts/progress-words'

const mb = 1024 ** 2
const far = { doing: 'Sending', done: 50 * mb, total: 200 * mb, unit: 'bytes' as const, startedAt: 0 }

it('says what goes on and how far it is, and how long the rest will take once that can be told', () => {
  expect(progressWords({ ...far, total: 0 }, 9000)).toBe('Sending')
  expect(progressWords(far, 1000)).toBe('Sending: 50 MB of 200 MB')
  expect(progressWords(far, 10_000)).toBe('Sending: 50 MB of 200 MB, about 30 seconds left')
  expect(progressWords({ ...far, done: 0 }, 10_000)).toBe('Sending: 0 bytes of 200 MB')
  expect(progressWords({ ...far, done: 200 * mb }, 10_000)).toBe('Sending: 200 MB of 200 MB')
  const pages = { doing: 'Checking', done: 149.6, total: 600, unit: 'pages' as const, startedAt: 0 }
  expect(progressWords(pages, 1000)).toBe('Checking: 149 of 600 pages')
})
