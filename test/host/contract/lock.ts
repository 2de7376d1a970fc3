import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { faultOf, got } from '../build/delivering'
import type { Connected } from '.'

const passphrase = 'three short words'

export const describeLock = (here: Connected): void => {
  it('gives no key while it is locked, and the same ones when it is unlocked', async () => {
    const { call } = here()
    got(await call('vault.create', {}))
    const caseId = randomUUID()
    const { key } = got(await call('vault.addCase', { caseId }))
    got(await call('vault.lock', {}))
    expect(got(await call('vault.status', {}))).toMatchObject({ state: 'locked', passphrase: false })
    expect(faultOf(await call('vault.keys', {})).code).toBe('locked')
    expect(faultOf(await call('vault.addCase', { caseId: randomUUID() })).code).toBe('locked')
    expect(faultOf(await call('vault.renewRecovery', {})).code).toBe('locked')
    got(await call('vault.unlock', { passphrase: null }))
    expect(got(await call('vault.keys', {}))).toEqual([{ caseId, key, settled: false }])
  })

  it('asks for the passphrase once there is one', async () => {
    const { call } = here()
    got(await call('vault.create', {}))
    got(await call('vault.setPassphrase', { present: null, passphrase }))
    expect(got(await call('vault.status', {}))).toMatchObject({ state: 'open', passphrase: true })
    got(await call('vault.lock', {}))
    expect(faultOf(await call('vault.unlock', { passphrase: null })).code).toBe('locked')
    expect(faultOf(await call('vault.unlock', { passphrase: 'three short worlds' })).code).toBe('refused')
    expect(faultOf(await call('vault.keys', {})).code).toBe('locked')
    got(await call('vault.unlock', { passphrase }))
    expect(got(await call('vault.keys', {}))).toEqual([])
  })

  it('keeps unsaved entries sealed while it is locked, and hands them out once', async () => {
    const { call, dataDir } = here()
    got(await call('vault.create', {}))
    expect(got(await call('entries.take', {}))).toEqual({ bytes: null })
    const bytes = new TextEncoder().encode('Zebedee Unsaved')
    got(await call('entries.keep', { bytes }))
    expect(await readFile(path.join(dataDir, 'entries.sealed'), 'latin1')).not.toContain('Zebedee')
    got(await call('vault.lock', {}))
    expect(faultOf(await call('entries.take', {})).code).toBe('locked')
    expect(faultOf(await call('entries.keep', { bytes })).code).toBe('locked')
    got(await call('vault.unlock', { passphrase: null }))
    const taken = got(await call('entries.take', {}))
    expect(new TextDecoder().decode(taken.bytes ?? undefined)).toBe('Zebedee Unsaved')
    expect(got(await call('entries.take', {}))).toEqual({ bytes: null })
  })

  it('says where it cannot know when the computer is locked', async () => {
    expect(faultOf(await here().call('host.systemLocked', {})).code).toBe('unsupported')
  })
}
