import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import type { DraftMessage } from '../../../shared/host/drafts'
import { faultOf, got } from '../build/delivering'
import type { Connected } from '.'

/** The drafts in their folder; beside them lies the list of whose they are. */
const draftsIn = async (folder: string) => (await readdir(folder)).filter(name => name !== 'drafts.json')

const message: DraftMessage = {
  from: 'support.team@example.gov.uk',
  to: ['officer.sample@example.gov.uk'],
  cc: [],
  subject: 'Second check',
  text: 'Nothing to report.',
  readReceipt: true,
  attachments: [],
}

export const describeDrafts = (here: Connected): void => {
  it('writes a draft, replaces it under its id, and removes it', async () => {
    const { call, draftsDir } = here()
    const draftId = randomUUID()
    const first = got(await call('drafts.write', { draftId, name: 'second-check.eml', message }))
    const at = path.join(draftsDir, 'second-check.eml')
    expect(first).toMatchObject({ name: 'second-check.eml', place: at })
    expect((await readFile(at)).byteLength).toBe(first.bytes)
    const changed = { ...message, text: 'Something to report.' }
    got(await call('drafts.write', { draftId, name: 'second-check.eml', message: changed }))
    expect(await readFile(at, 'utf8')).toContain('Something to report.')
    got(await call('drafts.write', { draftId, name: 'renamed.eml', message }))
    expect(await draftsIn(draftsDir)).toEqual(['renamed.eml'])
    expect(got(await call('drafts.list', {}))).toEqual({ draftIds: [draftId] })
    got(await call('drafts.remove', { draftId }))
    expect(got(await call('drafts.list', {}))).toEqual({ draftIds: [] })
    expect(await draftsIn(draftsDir)).toEqual([])
    expect(faultOf(await call('drafts.open', { draftId })).code).toBe('not-found')
    got(await call('drafts.remove', { draftId }))
  })

  it('keeps two drafts of one name apart', async () => {
    const { call, draftsDir } = here()
    const write = () => call('drafts.write', { draftId: randomUUID(), name: 'reply.eml', message })
    expect([got(await write()).name, got(await write()).name]).toEqual(['reply.eml', 'reply (2).eml'])
    expect((await draftsIn(draftsDir)).sort()).toEqual(['reply (2).eml', 'reply.eml'])
  })

  it.each(['../reply.eml', 'a/b.eml', 'reply.exe', '.eml', 'Łukasz.eml', 'CON.eml', 'reply.eml ', ''])(
    'refuses the file name %j',
    async name => {
      const { send, draftsDir } = here()
      const draft = { draftId: randomUUID(), name, message }
      expect(faultOf(await send('drafts.write', draft)).code).toBe('invalid')
      expect(await draftsIn(draftsDir)).toEqual([])
    },
  )

  it.each([
    ['subject', { subject: 'Hello\r\nBcc: someone@example.org' }],
    ['address', { to: ['a@example.org\r\nBcc: b@example.org'] }],
    ['sender', { from: 'a@example.org\nX: y' }],
    ['attachment name', { attachments: [{ name: 'a"\r\nX: y', mediaType: 'a/b', bytes: new Uint8Array() }] }],
    ['media type', { attachments: [{ name: 'a', mediaType: 'a/b\r\nX: y', bytes: new Uint8Array() }] }],
  ])('lets no second header in by the %s', async (_, field) => {
    const { send, draftsDir } = here()
    const draft = { draftId: randomUUID(), name: 'reply.eml', message: { ...message, ...field } }
    expect(faultOf(await send('drafts.write', draft)).code).toBe('invalid')
    expect(await draftsIn(draftsDir)).toEqual([])
  })
}
