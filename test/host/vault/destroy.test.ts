import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { fileSealer } from '../../../electron/host'
import { fromText, openBox } from '../../../electron/host/vault/box'
import { isMasterOf, KeyFile, openCaseKey, openWithRecovery } from '../../../electron/host/vault/key-file'
import { readRecoveryKey } from '../../../electron/host/vault/recovery-key'
import { createVault } from '../../../electron/host/vault/vault'
import { failed } from '../../../shared/result'
import { faultOf, got } from '../build/delivering'
import { aFolder } from '../build/temporary'

/** A key store with so many cases, and what its file says. */
const aVault = async (count = 3) => {
  const dataDir = await aFolder()
  const sealer = fileSealer(dataDir)
  const vault = createVault(dataDir, sealer)
  const { recoveryKey } = got(await vault.handlers['vault.create']({}))
  got(await vault.handlers['vault.confirmRecovery']({ recoveryKey }))
  const caseIds = Array.from({ length: count }, () => randomUUID())
  for (const caseId of caseIds) {
    got(await vault.handlers['vault.addCase']({ caseId }))
    got(await vault.handlers['vault.settleCase']({ caseId }))
  }
  const file = path.join(dataDir, 'keys.json')
  const text = () => readFile(file, 'utf8')
  const keysNow = async () => got(await vault.handlers['vault.keys']({}))
  const masterNow = async () => {
    const { sealed } = KeyFile.parse(JSON.parse(await text()))
    return new Uint8Array(got(await sealer.open(fromText(sealed))))
  }
  return { dataDir, sealer, vault, recoveryKey, caseIds, file, text, keysNow, masterNow }
}

const secretOf = (recoveryKey: string): string => got(readRecoveryKey(recoveryKey))

/** Everything in a key file that has the form of a box, and whether any of these keys opens one as a case's key. */
const opensAny = (file: string, keys: readonly Uint8Array[], caseId: string): boolean => {
  const boxes = file.match(/[A-Za-z0-9_-]{30,}/g) ?? []
  const purposes = [`ssst-desk case key, format 1, ${caseId}`, 'ssst-desk recovery key once more, format 1']
  return boxes.some(box =>
    keys.some(key => purposes.some(purpose => openBox(key, fromText(box), purpose) !== null)),
  )
}

describe('destroying a case’s key', () => {
  it('takes it out of the file, and leaves the others as they were', async () => {
    const { vault, caseIds, keysNow, text } = await aVault()
    const [first = '', second, third] = caseIds
    const before = await keysNow()
    got(await vault.destroyCase(first))
    expect(await keysNow()).toEqual(before.filter(({ caseId }) => caseId === second || caseId === third))
    expect(got(await vault.handlers['vault.status']({}))).toMatchObject({
      state: 'open',
      expectedCases: 2,
      recoveryConfirmed: true,
    })
    expect(await text()).not.toContain(first)
    expect(got(await vault.has(first))).toBe(false)
  })

  it('leaves nothing in the file that the old master key opens', async () => {
    const { vault, caseIds, text, masterNow } = await aVault()
    const [first = '', second = ''] = caseIds
    const [before, old] = [await text(), await masterNow()]
    got(await vault.destroyCase(first))
    const after = await text()
    const keys = KeyFile.parse(JSON.parse(after))
    expect(isMasterOf(keys, old)).toBe(false)
    expect(opensAny(after, [old], second)).toBe(false)
    // The other way round: the old file is not opened by the new master key, so an old copy alone is of no use.
    expect(opensAny(before, [await masterNow()], first)).toBe(false)
    expect(opensAny(before, [old], first)).toBe(true)
  })

  it('keeps the recovery key that is on paper', async () => {
    const { vault, caseIds, recoveryKey, text, masterNow, keysNow, dataDir } = await aVault()
    for (const caseId of caseIds.slice(0, 2)) got(await vault.destroyCase(caseId))
    const keys = KeyFile.parse(JSON.parse(await text()))
    const master = openWithRecovery(keys, secretOf(recoveryKey))
    expect(master && Buffer.from(master)).toEqual(Buffer.from(await masterNow()))
    const [survivor] = await keysNow()
    expect(survivor?.key).toHaveLength(43)
    const box = keys.cases[caseIds[2] ?? '']?.box ?? ''
    expect(Buffer.from(openCaseKey(master ?? new Uint8Array(), caseIds[2] ?? '', box) ?? [])).toEqual(
      Buffer.from(survivor?.key ?? '', 'base64url'),
    )
    // On another machine, where the sealing is lost.
    await writeFile(path.join(dataDir, 'sealing.key'), Buffer.alloc(32, 1))
    const other = createVault(dataDir, fileSealer(dataDir))
    expect(faultOf(await other.handlers['vault.keys']({})).code).toBe('locked')
    got(await other.handlers['vault.recover']({ recoveryKey }))
    expect(got(await other.handlers['vault.keys']({}))).toEqual([survivor])
  })

  it('is done once, and twice is no fault', async () => {
    const { vault, caseIds, text } = await aVault()
    got(await vault.destroyCase(caseIds[0] ?? ''))
    const after = await text()
    got(await vault.destroyCase(caseIds[0] ?? ''))
    expect(await text()).toBe(after)
  })

  it('changes nothing where the new master key cannot be sealed', async () => {
    const { dataDir, sealer, caseIds, text } = await aVault()
    const before = await text()
    const stubborn = createVault(dataDir, {
      ...sealer,
      seal: async () => failed('refused', 'The system does not seal.', 'Try again.'),
    })
    expect(faultOf(await stubborn.destroyCase(caseIds[0] ?? '')).code).toBe('refused')
    expect(await text()).toBe(before)
    expect(got(await stubborn.handlers['vault.keys']({}))).toHaveLength(3)
  })

  it('asks for a new recovery key where the file of an earlier version cannot keep the old one', async () => {
    const { vault, caseIds, file, text, keysNow } = await aVault()
    const keys = KeyFile.parse(JSON.parse(await text()))
    const { again: _, ...recovery } = keys.recovery
    await writeFile(file, JSON.stringify({ ...keys, recovery }))
    expect(faultOf(await vault.destroyCase(caseIds[0] ?? '')).next).toContain('new recovery key')
    expect(await keysNow()).toHaveLength(3)
    got(await vault.handlers['vault.renewRecovery']({}))
    got(await vault.destroyCase(caseIds[0] ?? ''))
    expect(await keysNow()).toHaveLength(2)
  })

  it('keeps a damaged key of another case as it is, and names it as before', async () => {
    const { vault, caseIds, file, text } = await aVault()
    const keys = KeyFile.parse(JSON.parse(await text()))
    const damaged = caseIds[1] ?? ''
    const cases = { ...keys.cases, [damaged]: { box: 'A'.repeat(80), settled: true } }
    await writeFile(file, JSON.stringify({ ...keys, cases }))
    got(await vault.destroyCase(caseIds[0] ?? ''))
    const after = KeyFile.parse(JSON.parse(await text()))
    expect(Object.keys(after.cases)).toEqual([damaged, caseIds[2]])
    expect(after.cases[damaged]?.box).toBe('A'.repeat(80))
  })
})

it('keeps one key for the register of deletions over every deletion', async () => {
  const { vault, caseIds } = await aVault()
  const key = got(await vault.registerKey())
  got(await vault.destroyCase(caseIds[0] ?? ''))
  expect(got(await vault.registerKey())).toEqual(key)
  got(await vault.destroyCase(caseIds[1] ?? ''))
  expect(got(await vault.registerKey())).toEqual(key)
})
