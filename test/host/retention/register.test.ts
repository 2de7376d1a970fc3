import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { aDeliveredFile, aKeyStore, anOrder } from '../build/deleting'
import { faultOf, got, mapFolder } from '../build/delivering'
import { aFolder, aHost, startHost } from '../build/temporary'

const filesOf = (dataDir: string) => [
  path.join(dataDir, 'deletions.json'),
  path.join(dataDir, 'backups', 'deletions.json'),
]

/** A host that was closed in the middle of a deletion: a copy on a folder is still to go. */
const closedHost = async () => {
  const { call, host, root, dataDir, share } = await aHost()
  const [caseId = '', other = ''] = await aKeyStore(call, 2)
  const { id: folderId } = await mapFolder(call, share)
  const copies = [await aDeliveredFile(call, folderId, 'SR 1 v1.zip', 'one')]
  const deletion = got(await call('retention.delete', anOrder(caseId, { copies })))
  const { recoveryKey } = got(await call('vault.renewRecovery', {}))
  await host.close()
  return { root, dataDir, share, caseId, other, deletion, recoveryKey, files: filesOf(dataDir) }
}

const opened = async (root: string) => {
  const next = await startHost(root)
  onTestFinished(async () => void (await next.host.close()))
  return next.call
}

it.each(['the register', 'its copy'])(
  'comes back where %s is gone, and goes on with what is pending',
  async which => {
    const { root, share, deletion, files } = await closedHost()
    const whole = await Promise.all(files.map(file => readFile(file, 'utf8')))
    expect(whole[0]).toBe(whole[1])
    expect(whole[0]).not.toContain('4471902653')
    await rm(files[which === 'its copy' ? 1 : 0] ?? '')
    const call = await opened(root)
    expect(got(await call('retention.resume', {}))).toEqual({ deletions: [deletion], unreadable: 0 })
    expect(await Promise.all(files.map(file => readFile(file, 'utf8')))).toEqual(whole)
    const gone = got(await call('retention.continue', { id: deletion.id, again: false }))
    expect(gone.copies.map(copy => copy.state)).toEqual(['removed'])
    expect(await readdir(share)).toEqual([])
  },
)

it('comes back where one of its files is damaged, or an entry in it, and keeps the damaged file', async () => {
  const { root, dataDir, deletion, files } = await closedHost()
  const [own = '', copy = ''] = files
  await writeFile(own, '{"format":1,')
  const call = await opened(root)
  expect(got(await call('retention.resume', {})).deletions).toEqual([deletion])
  expect(await readdir(dataDir)).toContain('deletions.damaged-1.json')
  const text = await readFile(own, 'utf8')
  await writeFile(own, text.replace(/"box": "...../, '"box": "AAAAA'))
  expect(got(await call('retention.resume', {}))).toEqual({ deletions: [deletion], unreadable: 0 })
  expect(await readFile(own, 'utf8')).toBe(text)
  await writeFile(copy, '')
  expect(got(await call('retention.resume', {})).deletions).toEqual([deletion])
  expect(await readFile(copy, 'utf8')).toBe(text)
})

it('comes to another computer with the backups and the recovery key', async () => {
  const { dataDir, deletion, recoveryKey } = await closedHost()
  const root = await aFolder()
  await cp(path.join(dataDir, 'backups'), path.join(root, 'data', 'backups'), { recursive: true })
  const call = await opened(root)
  got(await call('backups.restoreKeys', {}))
  got(await call('vault.recover', { recoveryKey }))
  expect(got(await call('retention.resume', {}))).toEqual({ deletions: [deletion], unreadable: 0 })
})

it('is never taken for an empty one, and a new one remembers that it was lost', async () => {
  const { root, other, files } = await closedHost()
  for (const file of files) await rm(file)
  const call = await opened(root)
  const lost = faultOf(await call('retention.resume', {}))
  expect(lost.code).toBe('not-found')
  expect(lost.message).toContain('although there was one')
  const next = got(await call('retention.delete', anOrder(other)))
  expect(got(await call('retention.resume', {}))).toEqual({ deletions: [next], unreadable: 1 })
})

it('says nothing where nothing was ever deleted', async () => {
  const { call, dataDir } = await aHost()
  expect(got(await call('retention.resume', {}))).toEqual({ deletions: [], unreadable: 0 })
  await aKeyStore(call)
  expect(got(await call('retention.resume', {}))).toEqual({ deletions: [], unreadable: 0 })
  expect(await readdir(dataDir)).not.toContain('deletions.json')
})
