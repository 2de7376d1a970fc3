import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import type { FaultCode } from '../../../shared/result'
import { aFilePlan, aFolderPlan, deliver, faultOf, got, mapFolder } from '../build/delivering'
import { aHost } from '../build/temporary'
import { type Call, someTroubles } from './troubles'

const deadlineMs = 10_000

const aTroubledFolder = async () => {
  const troubles = await someTroubles({ deadlineMs })
  const { call, share } = await aHost({ share: troubles.share })
  const { id } = await mapFolder(call, share)
  return { troubles, call, share, id }
}

it.each<[Call, string, FaultCode]>([
  ['writeSync', 'ENOSPC', 'full'],
  // A kernel SMB client takes every write of a full share and fails only here.
  ['fsyncSync', 'ENOSPC', 'full'],
  ['fsyncSync', 'EDQUOT', 'full'],
  ['openSync', 'EROFS', 'refused'],
  ['openSync', 'EACCES', 'refused'],
  ['renameSync', 'EPERM', 'refused'],
  ['mkdirSync', 'EBUSY', 'refused'],
  ['statSync', 'EHOSTDOWN', 'unreachable'],
  ['statSync', 'ENOENT', 'unreachable'],
  ['writeSync', 'EIO', 'unreachable'],
  ['readSync', 'ETIMEDOUT', 'unreachable'],
  ['renameSync', 'ENOTCONN', 'unreachable'],
  ['lstatSync', 'UNKNOWN', 'unreachable'],
  ['openSync', 'ENAMETOOLONG', 'invalid'],
  ['openSync', 'EMFILE', 'internal'],
])(
  'answers %s failing with %s by the fault “%s”, in words, and leaves no file',
  async (call, code, fault) => {
    const { troubles, call: host, share, id } = await aTroubledFolder()
    const plan = aFilePlan(id, 'bundle.zip', 'content')
    troubles.fail(call, code, 1000)
    const answer = faultOf(await deliver(host, plan, ['content']))
    expect(answer.code).toBe(fault)
    expect(answer.message).toContain('“Leeds presenting team”')
    expect(answer.message).toContain(share)
    expect(answer.message).not.toContain(code)
    expect(await readdir(share)).not.toContain('bundle.zip')
    troubles.none(call)
    expect(got(await deliver(host, plan, ['content'])).name).toBe('bundle.zip')
    expect(await readdir(share)).toEqual(['bundle.zip'])
  },
)

it.each<Call>(['openSync', 'writeSync', 'fsyncSync', 'mkdirSync', 'renameSync', 'unlinkSync', 'rmdirSync'])(
  'tries %s again when another program is in the way for a moment',
  async call => {
    const { troubles, call: host, share, id } = await aTroubledFolder()
    for (const code of ['EPERM', 'EACCES', 'EBUSY']) {
      troubles.fail(call, code, 2)
      const plan = aFilePlan(id, `${code}.zip`, 'content')
      expect(got(await deliver(host, plan, ['content'])).name).toBe(`${code}.zip`)
      expect(await readFile(path.join(share, `${code}.zip`), 'utf8')).toBe('content')
    }
    expect((await readdir(share)).sort()).toEqual(['EACCES.zip', 'EBUSY.zip', 'EPERM.zip'])
  },
)

it('does not trust a file that changed under its final name, and takes it away', async () => {
  const { troubles, call, share, id } = await aTroubledFolder()
  troubles.spoil('renameSync')
  const plan = aFilePlan(id, 'bundle.zip', 'content')
  expect(faultOf(await deliver(call, plan, ['content'])).code).toBe('damaged')
  expect(await readdir(share)).toEqual([])
  got(await deliver(call, plan, ['content']))
  expect(await readdir(share)).toEqual(['bundle.zip'])
})

it('takes a half-written folder away when one of its files fails', async () => {
  const { troubles, call, share, id } = await aTroubledFolder()
  const files = { 'a/1.txt': 'one', 'b/2.txt': 'two' }
  const plan = aFolderPlan(id, 'Case', files)
  const { token } = got(await call('delivery.begin', plan))
  const piece = (entry: number, text: string) =>
    call('delivery.chunk', { token, nth: entry, entry, offset: 0, bytes: Buffer.from(text) })
  got(await piece(0, 'one'))
  troubles.fail('writeSync', 'ENOSPC', 1000)
  expect(faultOf(await piece(1, 'two')).code).toBe('full')
  expect(await readdir(share)).toEqual([])
})
