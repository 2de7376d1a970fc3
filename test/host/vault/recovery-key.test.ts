import { expect, it } from 'vitest'
import { newRecoveryKey, readRecoveryKey } from '../../../electron/host/vault/recovery-key'
import { faultOf, got } from '../build/delivering'

it('is read however it is typed', () => {
  for (let n = 0; n < 50; n += 1) {
    const key = newRecoveryKey()
    const secret = got(readRecoveryKey(key))
    expect(secret).toHaveLength(28)
    for (const typed of [
      key.toLowerCase(),
      key.replaceAll('-', ''),
      key.replaceAll('-', ' '),
      `  ${key.replaceAll('-', ' – ')}\n`,
      key.replaceAll('1', 'l').replaceAll('0', 'o'),
      key.replaceAll('1', 'I').replaceAll('0', 'O'),
    ]) {
      expect(got(readRecoveryKey(typed))).toBe(secret)
    }
  }
})

it('never comes twice', () => {
  expect(new Set(Array.from({ length: 200 }, newRecoveryKey)).size).toBe(200)
})

it('tells every single wrong or swapped character as a typing error', () => {
  const key = newRecoveryKey().replaceAll('-', '')
  for (let at = 0; at < key.length; at += 1) {
    const wrong = key[at] === 'A' ? 'B' : 'A'
    const typed = key.slice(0, at) + wrong + key.slice(at + 1)
    expect(faultOf(readRecoveryKey(typed)).code).toBe('invalid')
    const [one, two] = [key[at], key[at + 1]]
    if (two === undefined || one === two) continue
    const swapped = `${key.slice(0, at)}${two}${one}${key.slice(at + 2)}`
    expect(faultOf(readRecoveryKey(swapped)).code).toBe('invalid')
  }
})

it('says what is wrong with one that is too short, too long, or holds what no key holds', () => {
  const key = newRecoveryKey()
  expect(faultOf(readRecoveryKey(key.slice(1))).message).toContain('31 were typed')
  expect(faultOf(readRecoveryKey(`${key}A`)).message).toContain('33 were typed')
  expect(faultOf(readRecoveryKey(`U${key.slice(1)}`)).message).toContain('“U”')
})
