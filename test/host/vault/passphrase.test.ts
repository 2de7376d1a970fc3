import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { fileSealer } from '../../../electron/host'
import { fromText } from '../../../electron/host/vault/box'
import { KeyFile, openCaseKey } from '../../../electron/host/vault/key-file'
import { keyOf, openUnder } from '../../../electron/host/vault/passphrase'
import { createVault } from '../../../electron/host/vault/vault'
import { faultOf, got } from '../build/delivering'
import { startHost } from '../build/host'
import { aFolder } from '../build/temporary'

const passphrase = 'café au lait, please'

/** A key store with a passphrase and one case, and whoever may read every file of its data folder. */
const protectedVault = async () => {
  const root = await aFolder()
  const { call, host, dataDir } = await startHost(root)
  got(await call('vault.create', {}))
  const caseId = randomUUID()
  const { key } = got(await call('vault.addCase', { caseId }))
  got(await call('vault.setPassphrase', { present: null, passphrase }))
  await host.close()
  const keys = KeyFile.parse(JSON.parse(await readFile(path.join(dataDir, 'keys.json'), 'utf8')))
  const sealed = await fileSealer(dataDir).open(fromText(keys.sealed))
  return { root, caseId, key, keys, sealed: got(sealed) }
}

it('protects the keys from somebody who has every file and this user’s sealing', async () => {
  const { caseId, key, keys, sealed } = await protectedVault()
  const box = keys.cases[caseId]?.box ?? ''
  expect(openCaseKey(sealed.subarray(0, 32), caseId, box)).toBeNull()
  const salt = keys.passphrase
  if (!salt) throw new Error('The key file knows no passphrase')
  expect(openUnder(await keyOf('cafe au lait, please', salt), sealed)).toBeNull()
  const master = openUnder(await keyOf(passphrase, salt), sealed)
  expect(master && openCaseKey(master, caseId, box)).toEqual(Buffer.from(key, 'base64url'))
})

it('is asked for after a restart, however its accents were typed', async () => {
  const { root, caseId, key } = await protectedVault()
  const { call, host } = await startHost(root)
  onTestFinished(async () => void (await host.close()))
  expect(got(await call('vault.status', {}))).toMatchObject({ state: 'locked', passphrase: true })
  expect(faultOf(await call('vault.keys', {})).code).toBe('locked')
  got(await call('vault.unlock', { passphrase: passphrase.normalize('NFD') }))
  expect(got(await call('vault.keys', {}))).toEqual([{ caseId, key, settled: false }])
})

/** A key store that is open, without a passphrase yet. */
const aVault = async () => {
  const { call, host } = await startHost(await aFolder())
  onTestFinished(async () => void (await host.close()))
  const { recoveryKey } = got(await call('vault.create', {}))
  return { call, recoveryKey }
}

it('changes and takes away the passphrase only for who knows it', async () => {
  const { call } = await aVault()
  got(await call('vault.setPassphrase', { present: null, passphrase }))
  const wrong = 'not the passphrase'
  expect(faultOf(await call('vault.setPassphrase', { present: wrong, passphrase: null })).code).toBe(
    'refused',
  )
  expect(faultOf(await call('vault.setPassphrase', { present: null, passphrase: null })).code).toBe('locked')
  expect(faultOf(await call('vault.setPassphrase', { present: passphrase, passphrase: 'short' })).code).toBe(
    'invalid',
  )
  got(await call('vault.setPassphrase', { present: passphrase, passphrase: null }))
  expect(got(await call('vault.status', {}))).toMatchObject({ passphrase: false })
  got(await call('vault.lock', {}))
  got(await call('vault.unlock', { passphrase: null }))
})

it('opens by the recovery key where the passphrase is forgotten, which is given up by that', async () => {
  const { call, recoveryKey } = await aVault()
  got(await call('vault.setPassphrase', { present: null, passphrase }))
  got(await call('vault.lock', {}))
  got(await call('vault.recover', { recoveryKey }))
  expect(got(await call('vault.status', {}))).toMatchObject({ state: 'open', passphrase: false })
})

it('stays when a case’s key is destroyed and everything is sealed anew', async () => {
  const { root, caseId } = await protectedVault()
  const vault = createVault(path.join(root, 'data'), fileSealer(path.join(root, 'data')))
  got(await vault.handlers['vault.unlock']({ passphrase }))
  got(await vault.destroyCase(caseId))
  got(await vault.handlers['vault.lock']({}))
  expect(faultOf(await vault.handlers['vault.unlock']({ passphrase: null })).code).toBe('locked')
  got(await vault.handlers['vault.unlock']({ passphrase }))
  expect(got(await vault.handlers['vault.keys']({}))).toEqual([])
})
