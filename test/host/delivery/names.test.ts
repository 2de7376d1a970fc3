import { expect, it } from 'vitest'
import { numberedName, unsafeName } from '../../../electron/host/delivery/names'
import { checkPlan } from '../../../electron/host/delivery/plan'
import { aFilePlan, aFolderPlan, faultOf } from '../build/delivering'
import { unsafeNames } from '../build/unsafe-names'

const id = '00000000-0000-4000-8000-000000000000'

it.each(unsafeNames)('refuses %j', name => {
  expect(unsafeName(name)).not.toBeNull()
})

it.each([
  'bundle.zip',
  'CONTENTS.txt',
  'console.log',
  'com10.txt',
  'COM.txt',
  '.hidden',
  'a..b',
  'SR 1-2345 (v2).zip',
  'Łukasz O’Brien 山田 ﷺ 👩‍👧.pdf',
  'x'.repeat(240),
])('takes %s', name => {
  expect(unsafeName(name)).toBeNull()
})

it('numbers before the ending of a file, and after the name of a folder', () => {
  expect(numberedName('a.b.pdf', 1, 'file')).toBe('a.b.pdf')
  expect(numberedName('a.b.pdf', 2, 'file')).toBe('a.b (2).pdf')
  expect(numberedName('noending', 3, 'file')).toBe('noending (3)')
  expect(numberedName('.hidden', 2, 'file')).toBe('.hidden (2)')
  expect(numberedName('Case 1.2', 2, 'folder')).toBe('Case 1.2 (2)')
})

it('refuses a path that Windows programs cannot open, and only on a Windows place', () => {
  const place = `S:\\${'p'.repeat(100)}`
  const fits = aFilePlan(id, 'f'.repeat(259 - 5 - place.length - 1), '')
  const tooLong = aFilePlan(id, 'f'.repeat(259 - 5 - place.length), '')
  expect(checkPlan(fits, place).ok).toBe(true)
  expect(faultOf(checkPlan(tooLong, place)).message).toContain('259')
  expect(checkPlan(tooLong, `/mnt/${'p'.repeat(100)}`).ok).toBe(true)
  const deep = aFolderPlan(id, 'Case', { [`${'d'.repeat(100)}/${'f'.repeat(100)}.pdf`]: '' })
  expect(faultOf(checkPlan(deep, place)).code).toBe('invalid')
  expect(checkPlan(deep, 'S:\\short').ok).toBe(true)
})
