import { randomUUID } from 'node:crypto'
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { DraftMessage } from '../../../shared/host/drafts'
import { failed, ok } from '../../../shared/result'
import { faultOf, got } from '../build/delivering'
import { startHost } from '../build/host'
import { aFolder, aHost } from '../build/temporary'

const message: DraftMessage = {
  from: 'support.team@example.gov.uk',
  to: ['officer.sample@example.gov.uk'],
  cc: [],
  subject: 'Łukasz O’Sample',
  text: 'Canary 7f3a',
  readReceipt: false,
  attachments: [],
}
const name = 'second-check.eml'

it('is found again after a restart by its id, and opened', async () => {
  const root = await aFolder()
  const draftId = randomUUID()
  const before = await startHost(root)
  const { place } = got(await before.call('drafts.write', { draftId, name, message }))
  await before.host.close()
  const opened: string[] = []
  const after = await startHost(root, {
    openFile: async file => {
      opened.push(file)
      return ok(null)
    },
  })
  onTestFinished(async () => {
    await after.host.close()
  })
  expect(got(await after.call('host.about', {}))).toMatchObject({
    canOpenMail: true,
    drafts: after.draftsDir,
  })
  got(await after.call('drafts.open', { draftId }))
  expect(opened).toEqual([place])
  got(await after.call('drafts.remove', { draftId }))
  expect(await readdir(after.draftsDir)).toEqual(['drafts.json'])
})

it('passes on why a draft could not be opened, and says where it is when nothing can open it', async () => {
  const draftId = randomUUID()
  const { call } = await aHost({
    openFile: async () => failed('refused', 'No mail program is set up.', 'Ask your IT support.'),
  })
  got(await call('drafts.write', { draftId, name, message }))
  expect(faultOf(await call('drafts.open', { draftId })).message).toBe('No mail program is set up.')
  const { call: without } = await aHost()
  const { place } = got(await without('drafts.write', { draftId, name, message }))
  const fault = faultOf(await without('drafts.open', { draftId }))
  expect(fault.code).toBe('unsupported')
  expect(fault.next).toContain(place)
})

it('says so when the officer removed the file, and can be removed all the same', async () => {
  const draftId = randomUUID()
  const { call, draftsDir } = await aHost({ openFile: async () => ok(null) })
  got(await call('drafts.write', { draftId, name, message }))
  await rm(path.join(draftsDir, name))
  expect(faultOf(await call('drafts.open', { draftId })).code).toBe('not-found')
  got(await call('drafts.remove', { draftId }))
})

it('does not overwrite a file of that name that is not its own', async () => {
  const { call, draftsDir } = await aHost()
  await writeFile(path.join(draftsDir, 'Second-Check.eml'), 'mine')
  const written = got(await call('drafts.write', { draftId: randomUUID(), name, message }))
  expect(written.name).toBe('second-check (2).eml')
  expect(await readFile(path.join(draftsDir, 'Second-Check.eml'), 'utf8')).toBe('mine')
})

it('keeps the text of a draft out of the data folder, and the file to its owner', async () => {
  const { call, dataDir, draftsDir } = await aHost()
  got(await call('drafts.write', { draftId: randomUUID(), name, message }))
  for (const file of await readdir(dataDir)) {
    const content = await readFile(path.join(dataDir, file), 'utf8')
    for (const secret of ['Canary', 'Sample', 'sample', 'support.team', 'second-check'])
      expect(content).not.toContain(secret)
  }
  if (process.platform !== 'win32') {
    expect((await stat(path.join(draftsDir, name))).mode & 0o777).toBe(0o600)
    expect((await stat(draftsDir)).mode & 0o777).toBe(0o700)
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700)
  }
})
