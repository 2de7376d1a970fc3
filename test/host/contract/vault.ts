import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { faultOf, got } from '../build/delivering'
import type { Connected } from '.'

export const describeVault = (here: Connected): void => {
  it('is absent at first, and every use of it says so', async () => {
    const { call } = here()
    expect(got(await call('vault.status', {}))).toMatchObject({ state: 'absent', expectedCases: 0 })
    const caseId = randomUUID()
    expect(faultOf(await call('vault.keys', {})).code).toBe('not-found')
    expect(faultOf(await call('vault.addCase', { caseId })).code).toBe('not-found')
    expect(faultOf(await call('vault.recover', { recoveryKey: 'x'.repeat(32) })).code).toBe('not-found')
  })

  it('is made once', async () => {
    const { call } = here()
    const { recoveryKey } = got(await call('vault.create', {}))
    expect(recoveryKey).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(got(await call('vault.status', {}))).toMatchObject({
      state: 'open',
      recoveryConfirmed: false,
    })
    expect(faultOf(await call('vault.create', {})).code).toBe('conflict')
    got(await call('vault.confirmRecovery', { recoveryKey }))
    expect(got(await call('vault.status', {}))).toMatchObject({ state: 'open', recoveryConfirmed: true })
  })

  it('gives a new recovery key in place of one that was lost, and the cases stay', async () => {
    const { call } = here()
    expect(faultOf(await call('vault.renewRecovery', {})).code).toBe('not-found')
    const before = got(await call('vault.create', {}))
    got(await call('vault.confirmRecovery', before))
    const caseId = randomUUID()
    const { key } = got(await call('vault.addCase', { caseId }))
    const after = got(await call('vault.renewRecovery', {}))
    expect(after.recoveryKey).not.toBe(before.recoveryKey)
    expect(got(await call('vault.status', {})).recoveryConfirmed).toBe(false)
    expect(faultOf(await call('vault.confirmRecovery', before)).code).toBe('refused')
    got(await call('vault.confirmRecovery', after))
    expect(got(await call('vault.keys', {}))).toEqual([{ caseId, key, settled: false }])
  })

  it('keeps a new case’s key as unsettled, then settled, then for good', async () => {
    const { call } = here()
    got(await call('vault.create', {}))
    const [stored, dropped] = [randomUUID(), randomUUID()]
    const { key } = got(await call('vault.addCase', { caseId: stored }))
    const other = got(await call('vault.addCase', { caseId: dropped }))
    expect(other.key).not.toBe(key)
    expect(got(await call('vault.status', {})).expectedCases).toBe(0)
    got(await call('vault.settleCase', { caseId: stored }))
    got(await call('vault.settleCase', { caseId: stored }))
    got(await call('vault.dropUnsettled', { caseId: dropped }))
    expect(got(await call('vault.keys', {}))).toEqual([{ caseId: stored, key, settled: true }])
    expect(got(await call('vault.status', {})).expectedCases).toBe(1)
    expect(faultOf(await call('vault.dropUnsettled', { caseId: stored })).code).toBe('refused')
    expect(faultOf(await call('vault.addCase', { caseId: stored })).code).toBe('conflict')
    expect(faultOf(await call('vault.settleCase', { caseId: dropped })).code).toBe('not-found')
    expect(faultOf(await call('vault.dropUnsettled', { caseId: dropped })).code).toBe('not-found')
  })

  it('gives an unsettled case the same key again, for an answer that was lost', async () => {
    const { call } = here()
    got(await call('vault.create', {}))
    const caseId = randomUUID()
    const first = got(await call('vault.addCase', { caseId }))
    expect(got(await call('vault.addCase', { caseId }))).toEqual(first)
  })

  it('writes no key in the clear', async () => {
    const { call, dataDir } = here()
    const { recoveryKey } = got(await call('vault.create', {}))
    const { key } = got(await call('vault.addCase', { caseId: randomUUID() }))
    const file = await readFile(path.join(dataDir, 'keys.json'), 'latin1')
    expect(file).not.toContain(key)
    expect(file).not.toContain(recoveryKey)
    expect(file).not.toContain(recoveryKey.replaceAll('-', ''))
  })
}
