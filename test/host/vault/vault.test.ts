import { randomBytes, randomUUID } from 'node:crypto'
import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { fileSealer, type Sealer } from '../../../electron/host'
import { newRecoveryKey } from '../../../electron/host/vault/recovery-key'
import { failed, ok } from '../../../shared/result'
import { faultOf, got } from '../build/delivering'
import { startHost, type TestHost } from '../build/host'
import { aFolder } from '../build/temporary'

const aSetUpVault = async () => {
  const root = await aFolder()
  const first = await startHost(root)
  const { recoveryKey } = got(await first.call('vault.create', {}))
  const caseId = randomUUID()
  const { key } = got(await first.call('vault.addCase', { caseId }))
  got(await first.call('vault.settleCase', { caseId }))
  await first.host.close()
  /** Opens the same data folder again, as after a restart. */
  const reopen = async (options: { sealer?: Sealer } = {}): Promise<TestHost> => {
    const host = await startHost(root, options)
    onTestFinished(async () => {
      await host.host.close()
    })
    return host
  }
  return { root, file: path.join(root, 'data', 'keys.json'), recoveryKey, caseId, key, reopen }
}

/** A sealer of another user or machine: seals for itself, opens nothing of others. */
const strangerSealer = (folder: string): Sealer => ({ ...fileSealer(folder), strength: 'os' })

it('gives the same keys after a restart, from a file only its owner can read', async () => {
  const { file, caseId, key, reopen } = await aSetUpVault()
  const { call } = await reopen()
  expect(got(await call('vault.keys', {}))).toEqual([{ caseId, key, settled: true }])
  expect(got(await call('vault.status', {}))).toEqual({
    state: 'open',
    sealing: 'weak',
    passphrase: false,
    recoveryConfirmed: false,
    expectedCases: 1,
  })
  if (process.platform !== 'win32') {
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect((await stat(path.join(path.dirname(file), 'sealing.key'))).mode & 0o777).toBe(0o600)
  }
})

it('is lost, not reset, where its sealing is lost, and the recovery key brings it back', async () => {
  const { root, recoveryKey, caseId, key, reopen } = await aSetUpVault()
  await rm(path.join(root, 'data', 'sealing.key'))
  const { call } = await reopen()
  expect(got(await call('vault.status', {}))).toMatchObject({ state: 'lost', expectedCases: 1 })
  expect(faultOf(await call('vault.keys', {})).code).toBe('locked')
  expect(faultOf(await call('vault.addCase', { caseId: randomUUID() })).code).toBe('locked')
  expect(faultOf(await call('vault.create', {})).code).toBe('conflict')
  got(await call('vault.recover', { recoveryKey: recoveryKey.toLowerCase().replaceAll('-', ' ') }))
  expect(got(await call('vault.status', {}))).toMatchObject({ state: 'open', recoveryConfirmed: true })
  expect(got(await call('vault.keys', {}))).toEqual([{ caseId, key, settled: true }])
})

it('is opened on another machine by the recovery key alone, and sealed anew there', async () => {
  const { root, recoveryKey, caseId, key, reopen } = await aSetUpVault()
  const sealer = strangerSealer(path.join(root, 'another-machine'))
  const { call, host } = await reopen({ sealer })
  expect(got(await call('vault.status', {})).state).toBe('lost')
  got(await call('vault.recover', { recoveryKey }))
  await host.close()
  const { call: later } = await reopen({ sealer })
  expect(got(await later('vault.status', {}))).toMatchObject({ state: 'open', sealing: 'os' })
  expect(got(await later('vault.keys', {}))).toEqual([{ caseId, key, settled: true }])
})

it('tells a wrong recovery key from a mistyped one, and changes nothing for either', async () => {
  const { file, recoveryKey, reopen } = await aSetUpVault()
  const before = await readFile(file, 'utf8')
  const { call } = await reopen()
  const wrong = newRecoveryKey()
  const last = recoveryKey.endsWith('A') ? 'B' : 'A'
  const mistyped = recoveryKey.slice(0, -1) + last
  for (const name of ['vault.recover', 'vault.confirmRecovery'] as const) {
    expect(faultOf(await call(name, { recoveryKey: wrong })).code).toBe('refused')
    expect(faultOf(await call(name, { recoveryKey: mistyped })).code).toBe('invalid')
  }
  expect(await readFile(file, 'utf8')).toBe(before)
})

it('says nothing of a key of the officer in its faults', async () => {
  const { recoveryKey, reopen } = await aSetUpVault()
  const { call, logged } = await reopen()
  const { message, next } = faultOf(await call('vault.recover', { recoveryKey: newRecoveryKey() }))
  expect(`${message}${next}${JSON.stringify(logged)}`).not.toContain(recoveryKey.slice(0, 4))
})

type Keys = Record<string, unknown>
const changed = (change: (keys: Keys) => Keys) => (text: string) =>
  JSON.stringify(change(JSON.parse(text) as Keys))

it.each<[string, (text: string) => string]>([
  ['empty', () => ''],
  ['cut off', text => text.slice(0, text.length / 2)],
  ['something else', () => '[]'],
  ['without a field', changed(({ sealed: _, ...keys }) => keys)],
  ['with an unknown field', changed(keys => ({ ...keys, more: 1 }))],
  ['of a newer format', changed(keys => ({ ...keys, format: 2 }))],
])('calls a key file damaged that is %s, and never makes it anew', async (_, damage) => {
  const { file, recoveryKey, reopen } = await aSetUpVault()
  const damaged = damage(await readFile(file, 'utf8'))
  await writeFile(file, damaged)
  const { call } = await reopen()
  expect(got(await call('vault.status', {}))).toMatchObject({ state: 'damaged' })
  const fault = faultOf(await call('vault.keys', {}))
  expect(fault.code).toBe('damaged')
  expect(fault.message).toContain('keys.json')
  expect(['damaged', 'conflict']).toContain(faultOf(await call('vault.create', {})).code)
  expect((await call('vault.recover', { recoveryKey })).ok).toBe(false)
  expect(await readFile(file, 'utf8')).toBe(damaged)
})

it('names a newer version as such', async () => {
  const { file, reopen } = await aSetUpVault()
  await writeFile(file, '{"format":2}')
  const { call } = await reopen()
  expect(faultOf(await call('vault.keys', {})).message).toContain('newer version')
})

it('gives the other keys where one of them is damaged', async () => {
  const { file, caseId, key, reopen } = await aSetUpVault()
  const first = await reopen()
  const other = randomUUID()
  got(await first.call('vault.addCase', { caseId: other }))
  got(await first.call('vault.settleCase', { caseId: other }))
  await first.host.close()
  const keys = JSON.parse(await readFile(file, 'utf8'))
  keys.cases[other].box = keys.cases[other].box.replace(/^.{20}/, 'A'.repeat(20))
  await writeFile(file, JSON.stringify(keys))
  await rm(path.join(path.dirname(file), 'backups', 'keys.json'))
  const { call } = await reopen()
  expect(got(await call('vault.status', {}))).toMatchObject({ state: 'open', expectedCases: 2 })
  expect(got(await call('vault.keys', {}))).toEqual([
    { caseId, key, settled: true },
    { caseId: other, key: null, settled: true },
  ])
})

it('does not pass one case’s key off as another’s', async () => {
  const { file, caseId, reopen } = await aSetUpVault()
  const other = randomUUID()
  await writeFile(file, (await readFile(file, 'utf8')).replace(caseId, other))
  const { call } = await reopen()
  expect(got(await call('vault.keys', {}))).toEqual([{ caseId: other, key: null, settled: true }])
})

it('does not use a master key that is not its own, even while it holds no case', async () => {
  const root = await aFolder()
  let answer = new Uint8Array()
  const sealer: Sealer = {
    strength: 'os',
    seal: async bytes => ok(Buffer.from(bytes).reverse()),
    open: async () => ok(answer),
  }
  const { call, host } = await startHost(root, { sealer })
  onTestFinished(async () => {
    await host.close()
  })
  const { recoveryKey } = got(await call('vault.create', {}))
  answer = randomBytes(32)
  expect(got(await call('vault.status', {})).state).toBe('lost')
  expect(faultOf(await call('vault.addCase', { caseId: randomUUID() })).code).toBe('locked')
  got(await call('vault.confirmRecovery', { recoveryKey }))
})

it('makes nothing where the system cannot seal', async () => {
  const root = await aFolder()
  const sealer: Sealer = {
    strength: 'os',
    seal: async () => failed('refused', 'The system’s key ring is locked.', 'Unlock it.'),
    open: async () => failed('refused', 'The system’s key ring is locked.', 'Unlock it.'),
  }
  const { call, host } = await startHost(root, { sealer })
  onTestFinished(async () => {
    await host.close()
  })
  expect(faultOf(await call('vault.create', {})).message).toContain('key ring')
  expect(got(await call('vault.status', {})).state).toBe('absent')
})
