import { randomUUID } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { fileSealer } from '../../../electron/host'
import { KeyFile, openCaseKey, openWithRecovery } from '../../../electron/host/vault/key-file'
import { readRecoveryKey } from '../../../electron/host/vault/recovery-key'
import { createVault } from '../../../electron/host/vault/vault'
import { faultOf, got } from '../build/delivering'
import { startHost } from '../build/host'
import { aFolder } from '../build/temporary'

/** A key store with two cases. */
const aKeyStore = async () => {
  const root = await aFolder()
  const { call, host, dataDir } = await startHost(root)
  const { recoveryKey } = got(await call('vault.create', {}))
  const ids = [randomUUID(), randomUUID()] as const
  const keys: string[] = []
  for (const caseId of ids) {
    keys.push(got(await call('vault.addCase', { caseId })).key)
    got(await call('vault.settleCase', { caseId }))
  }
  await host.close()
  const reopen = async () => {
    const next = await startHost(root)
    onTestFinished(async () => void (await next.host.close()))
    return next.call
  }
  const file = path.join(dataDir, 'keys.json')
  const copy = path.join(dataDir, 'backups', 'keys.json')
  return { dataDir, recoveryKey, ids, keys, reopen, file, copy }
}

it.each(['gone', 'damaged'] as const)('brings back a key file that is %s', async state => {
  const { file, keys, reopen } = await aKeyStore()
  await (state === 'gone' ? rm(file) : writeFile(file, '{"format":1'))
  const call = await reopen()
  expect(got(await call('backups.list', {})).keys).toBe(true)
  got(await call('backups.restoreKeys', {}))
  expect(got(await call('vault.keys', {})).map(one => one.key)).toEqual(keys)
})

it('keeps a new key store from being made where there are backups of an earlier one', async () => {
  const { file, reopen } = await aKeyStore()
  await rm(file)
  const call = await reopen()
  expect(faultOf(await call('vault.create', {})).code).toBe('conflict')
})

it('mends a case’s key that is damaged in the key file', async () => {
  const { file, ids, keys, reopen } = await aKeyStore()
  const text = await readFile(file, 'utf8')
  const box = KeyFile.parse(JSON.parse(text)).cases[ids[0]]?.box ?? ''
  await writeFile(file, text.replace(box, `A${box.slice(1, -4)}AAAA`))
  const call = await reopen()
  expect(got(await call('vault.keys', {})).map(one => one.key)).toEqual(keys)
  expect(KeyFile.parse(JSON.parse(await readFile(file, 'utf8'))).cases[ids[0]]?.box).toBe(box)
})

it('holds nothing of a case that was deleted, whatever opens it', async () => {
  const { dataDir, ids, keys, recoveryKey, copy } = await aKeyStore()
  const before = KeyFile.parse(JSON.parse(await readFile(copy, 'utf8')))
  const vault = createVault(dataDir, fileSealer(dataDir))
  got(await vault.destroyCase(ids[0]))
  const text = await readFile(copy, 'utf8')
  expect(text).not.toContain(ids[0])
  const after = KeyFile.parse(JSON.parse(text))
  const master = openWithRecovery(after, got(readRecoveryKey(recoveryKey)))
  if (!master) throw new Error('The recovery key does not open the copy')
  expect(openCaseKey(master, ids[0], before.cases[ids[0]]?.box ?? '')).toBeNull()
  expect(openCaseKey(master, ids[1], after.cases[ids[1]]?.box ?? '')).toEqual(
    Buffer.from(keys[1] ?? '', 'base64url'),
  )
})
