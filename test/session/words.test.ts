import { expect, it } from 'vitest'
import { asked, comparable, words } from '../../renderer/session/words'

it('compares without capitals, accents and apostrophes', () => {
  expect(comparable('Łukasz O’BRIEN, Ærøskøbing, Weiß, ﬁ')).toBe('lukasz obrien, aeroskobing, weiss, fi')
})

it('asks for pieces between spaces, without the marks around them', () => {
  expect(asked(' “1-4711/A”, (Smith) – ')).toEqual(['1-4711/a', 'smith'])
})

it('finds by whole pieces, the words inside them, and any ending where there are no spaces', () => {
  expect(words('1-4711/A')).toEqual(['1-4711/a', '1', '4711', 'a'])
  expect(words('山田太郎')).toEqual(['山田太郎', '田太郎', '太郎', '郎'])
})
