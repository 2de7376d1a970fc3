import { randomUUID } from 'node:crypto'
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import type { Deletion } from '../../../shared/host/deletion'
import { aDeliveredFile, aDeliveredFolder, aDraft, aKeyStore, anOrder } from '../build/deleting'
import { faultOf, got, mapFolder } from '../build/delivering'
import type { Connected } from '.'

const states = ({ copies, drafts }: Deletion) => [
  ...copies.map(copy => copy.state),
  ...drafts.map(draft => draft.state),
]

export const describeRetention = (here: Connected): void => {
  it('destroys the key, then removes what was delivered and drafted, and keeps the certificate', async () => {
    const { call, share, draftsDir } = here()
    const [caseId = '', other = ''] = await aKeyStore(call, 2)
    const { id: folderId } = await mapFolder(call, share)
    const copies = [
      await aDeliveredFile(call, folderId, 'SR 1 v1.zip', 'one'),
      await aDeliveredFolder(call, folderId, 'SR 1 papers', { 'a.pdf': 'a', 'inner/b.pdf': 'b' }),
    ]
    const drafts = [await aDraft(call)]
    const deleted = got(await call('retention.delete', anOrder(caseId, { copies, drafts })))
    expect(deleted.keyDestroyedAt).not.toBeNull()
    expect(got(await call('vault.keys', {})).map(key => key.caseId)).toEqual([other])
    expect(got(await call('vault.status', {})).expectedCases).toBe(1)
    expect((await readdir(share)).sort()).toEqual(['SR 1 papers', 'SR 1 v1.zip'])

    got(await call('retention.rowsRemoved', { id: deleted.id }))
    const done = got(await call('retention.continue', { id: deleted.id, again: false }))
    expect(states(done)).toEqual(['removed', 'removed', 'removed'])
    expect(done.copies.map(copy => copy.entries)).toEqual([[], []])
    expect(await readdir(share)).toEqual([])
    expect((await readdir(draftsDir)).filter(name => name.endsWith('.eml'))).toEqual([])
    expect(got(await call('retention.resume', {}))).toEqual({ deletions: [done], unreadable: 0 })
    expect(done).toMatchObject({ by: 'Alex Fictional', reference: { value: '1-4471902653' }, backups: [] })
  })

  it('leaves what somebody changed or added, and names it', async () => {
    const { call, share } = here()
    const [caseId = ''] = await aKeyStore(call)
    const { id: folderId } = await mapFolder(call, share)
    const copies = [
      await aDeliveredFile(call, folderId, 'a.zip', 'one'),
      await aDeliveredFolder(call, folderId, 'papers', { 'b.pdf': 'b', 'c.pdf': 'c' }),
      await aDeliveredFile(call, folderId, 'gone.zip', 'gone'),
    ]
    await writeFile(path.join(share, 'a.zip'), 'two')
    await writeFile(path.join(share, 'papers', 'c.pdf'), 'C')
    await writeFile(path.join(share, 'papers', 'notes.txt'), 'mine')
    await rm(path.join(share, 'gone.zip'))
    const { id } = got(await call('retention.delete', anOrder(caseId, { copies })))
    const found = got(await call('retention.continue', { id, again: false }))
    expect(states(found)).toEqual(['changed', 'changed', 'not-there'])
    expect(found.copies.map(copy => copy.left.toSorted())).toEqual([['a.zip'], ['c.pdf', 'notes.txt'], []])
    expect(await readFile(path.join(share, 'a.zip'), 'utf8')).toBe('two')
    expect((await readdir(path.join(share, 'papers'))).sort()).toEqual(['c.pdf', 'notes.txt'])

    // The officer removes one himself, and says what became of the other.
    await rm(path.join(share, 'a.zip'))
    const again = got(await call('retention.continue', { id, again: true }))
    expect(states(again)).toEqual(['not-there', 'changed', 'not-there'])
    const part = copies[1]?.deliveryId ?? ''
    expect(faultOf(await call('retention.decide', { id, part, words: ' ' })).code).toBe('invalid')
    const decided = got(await call('retention.decide', { id, part, words: 'The CPO still works with it.' }))
    expect(states(decided)).toEqual(['not-there', 'kept', 'not-there'])
    expect(decided.copies[1]?.words).toBe('The CPO still works with it.')
    expect(states(got(await call('retention.continue', { id, again: true })))).toEqual(states(decided))
  })

  it('clears what a file manager left in a delivered folder, and touches nothing beside it', async () => {
    const { call, share } = here()
    const [caseId = ''] = await aKeyStore(call)
    const { id: folderId } = await mapFolder(call, share)
    const copies = [await aDeliveredFolder(call, folderId, 'papers', { 'b.pdf': 'b' })]
    await writeFile(path.join(share, 'papers', 'Thumbs.db'), 'a small picture of b.pdf')
    await mkdir(path.join(share, 'papers of somebody else'))
    const { id } = got(await call('retention.delete', anOrder(caseId, { copies })))
    expect(states(got(await call('retention.continue', { id, again: false })))).toEqual(['removed'])
    expect(await readdir(share)).toEqual(['papers of somebody else'])
  })

  it('keeps the part of a folder that is away pending, says so, and goes on when it is back', async () => {
    const { call, share } = here()
    const [caseId = ''] = await aKeyStore(call)
    const { id: folderId } = await mapFolder(call, share)
    const copies = [await aDeliveredFile(call, folderId, 'a.zip', 'one')]
    const drafts = [await aDraft(call)]
    await rename(share, `${share} away`)
    const { id } = got(await call('retention.delete', anOrder(caseId, { copies, drafts })))
    const away = got(await call('retention.continue', { id, again: false }))
    expect(states(away)).toEqual(['pending', 'removed'])
    expect(away.copies[0]?.words).toContain('cannot be reached')
    await rename(`${share} away`, share)
    expect(states(got(await call('retention.continue', { id, again: false })))).toEqual([
      'removed',
      'removed',
    ])
    expect(await readdir(share)).toEqual([])
  })

  it('does not take an empty folder for one from which a copy was removed', async () => {
    const { call, share } = here()
    const [caseId = ''] = await aKeyStore(call)
    const { id: folderId } = await mapFolder(call, share)
    const one = await aDeliveredFile(call, folderId, 'a.zip', 'one')
    const papers = await aDeliveredFolder(call, folderId, 'papers', { 'b.pdf': 'b' })
    const { path: known } = await aDeliveredFile(call, folderId, 'of another SR.zip', 'other')
    const look = async (id: string, more = {}) =>
      got(await call('retention.continue', { id, again: false, ...more }))
    // As where the share is not connected and only the place for it stands there.
    await rename(share, `${share} away`)
    await mkdir(share)
    const { id } = got(await call('retention.delete', anOrder(caseId, { copies: [one, papers] })))
    const empty = await look(id, { known: [known] })
    expect(states(empty)).toEqual(['pending', 'pending'])
    expect(empty.copies[0]?.words).toContain('answers, but neither this copy nor anything else')
    await rm(share, { recursive: true })
    await rename(`${share} away`, share)
    expect(states(await look(id))).toEqual(['removed', 'removed'])
    expect(await readdir(share)).toEqual(['of another SR.zip'])
  })

  it('believes that a copy is gone where something it knows is there, and looks again when asked', async () => {
    const { call, share } = here()
    const [caseId = ''] = await aKeyStore(call)
    const { id: folderId } = await mapFolder(call, share)
    const copies = [
      await aDeliveredFile(call, folderId, 'a.zip', 'one'),
      await aDeliveredFolder(call, folderId, 'papers', { 'b.pdf': 'b' }),
    ]
    const { path: known } = await aDeliveredFile(call, folderId, 'of another SR.zip', 'other')
    const aside = `${share} aside`
    await mkdir(aside)
    for (const { name } of copies) await rename(path.join(share, name), path.join(aside, name))
    const { id } = got(await call('retention.delete', anOrder(caseId, { copies })))
    const look = async (more = {}) => got(await call('retention.continue', { id, again: false, ...more }))
    expect(states(await look())).toEqual(['pending', 'pending'])
    expect(states(await look({ known: [known] }))).toEqual(['not-there', 'not-there'])
    for (const { name } of copies) await rename(path.join(aside, name), path.join(share, name))
    expect(states(await look())).toEqual(['not-there', 'not-there'])
    await rename(share, `${share} away`)
    expect(states(await look({ gone: true }))).toEqual(['not-there', 'not-there'])
    await rename(`${share} away`, share)
    expect(states(await look({ gone: true }))).toEqual(['removed', 'removed'])
    expect(await readdir(share)).toEqual(['of another SR.zip'])
  })

  it('does not look for a copy in another place that its folder stands for today', async () => {
    const { call, share } = here()
    const [caseId = ''] = await aKeyStore(call)
    const { id: folderId } = await mapFolder(call, share)
    const copy = await aDeliveredFile(call, folderId, 'a.zip', 'one')
    const copies = [{ ...copy, path: path.join(`${share} before`, 'a.zip') }]
    const { id } = got(await call('retention.delete', anOrder(caseId, { copies })))
    const [found] = got(await call('retention.continue', { id, again: false })).copies
    expect(found?.state).toBe('pending')
    expect(found?.words).toContain(`is mapped to ${share} today`)
    expect(await readdir(share)).toEqual(['a.zip'])
  })

  it('looks for what may have arrived without an answer, under every name it may have got', async () => {
    const { call, share } = here()
    const [caseId = ''] = await aKeyStore(call)
    const { id: folderId } = await mapFolder(call, share)
    const sought = async (name: string, content: string) => ({
      ...(await aDeliveredFile(call, folderId, name, content)),
      name,
      sought: true as const,
    })
    await writeFile(path.join(share, 'taken.zip'), 'of somebody else')
    const taken = await sought('taken.zip', 'ours')
    const never = await sought('never.zip', 'never')
    const unproved = { ...(await sought('unproved.zip', 'zip')), bytes: 0, sha256: '', entries: [] }
    const folder = {
      ...(await aDeliveredFolder(call, folderId, 'papers', { 'b.pdf': 'b' })),
      sought: true as const,
    }
    await rm(path.join(share, 'never.zip'))
    await writeFile(path.join(share, 'never (2).zip'), 'another file')
    expect((await readdir(share)).sort()).toContain('taken (2).zip')
    const { id } = got(
      await call('retention.delete', anOrder(caseId, { copies: [never, taken, unproved, folder] })),
    )
    const done = got(await call('retention.continue', { id, again: false }))
    expect(states(done)).toEqual(['not-there', 'removed', 'changed', 'removed'])
    expect(done.copies[2]?.words).toContain('cannot be told')
    expect((await readdir(share)).sort()).toEqual(['never (2).zip', 'taken.zip', 'unproved.zip'])
  })

  it('finds a draft that was renamed or copied, and says what it did not find or did not write', async () => {
    const { call, draftsDir } = here()
    const [caseId = ''] = await aKeyStore(call)
    const drafts = []
    for (const name of ['renamed.eml', 'copied.eml', 'gone.eml', 'edited.eml', 'old.eml', 'old gone.eml'])
      drafts.push(await aDraft(call, name))
    const at = (name: string) => path.join(draftsDir, name)
    await rename(at('renamed.eml'), at('My own name.eml'))
    await copyFile(at('copied.eml'), at('Copy of it.eml'))
    await rm(at('gone.eml'))
    await writeFile(at('edited.eml'), 'Something else under its name')
    // As the list of drafts was before it held hashes.
    const list = JSON.parse(await readFile(at('drafts.json'), 'utf8'))
    for (const { draftId, name } of drafts.slice(4))
      list.drafts[draftId] = { name, by: list.drafts[draftId].by }
    await writeFile(at('drafts.json'), JSON.stringify(list))
    await rm(at('old gone.eml'))

    const { id } = got(await call('retention.delete', anOrder(caseId, { drafts })))
    const done = got(await call('retention.continue', { id, again: false }))
    expect(states(done)).toEqual(['removed', 'removed', 'not-there', 'changed', 'removed', 'not-there'])
    expect((await readdir(draftsDir)).sort()).toEqual(['drafts.json', 'edited.eml'])
    await rm(at('edited.eml'))
    const again = got(await call('retention.continue', { id, again: true }))
    expect(again.drafts[3]).toMatchObject({ state: 'not-there', words: '' })
  })

  it('finds a folder that was mapped anew by its place', async () => {
    const { call, share } = here()
    const [caseId = ''] = await aKeyStore(call)
    const { id: folderId } = await mapFolder(call, share)
    const copies = [await aDeliveredFile(call, folderId, 'a.zip', 'one')]
    got(await call('folders.unmap', { id: folderId }))
    const { id } = got(await call('retention.delete', anOrder(caseId, { copies })))
    const unmapped = got(await call('retention.continue', { id, again: false }))
    expect(unmapped.copies[0]).toMatchObject({ state: 'pending' })
    expect(unmapped.copies[0]?.words).toContain('not mapped any more')
    await mapFolder(call, share)
    expect(states(got(await call('retention.continue', { id, again: false })))).toEqual(['removed'])
  })

  it('refuses a case it has no key for, and a deletion it does not know', async () => {
    const { call } = here()
    expect(faultOf(await call('retention.delete', anOrder(randomUUID()))).code).toBe('not-found')
    await aKeyStore(call)
    expect(faultOf(await call('retention.delete', anOrder(randomUUID()))).code).toBe('not-found')
    const id = randomUUID()
    for (const answer of [
      await call('retention.rowsRemoved', { id }),
      await call('retention.continue', { id, again: true }),
      await call('retention.decide', { id, part: randomUUID(), words: 'Kept' }),
    ])
      expect(faultOf(answer).code).toBe('not-found')
    expect(got(await call('retention.resume', {}))).toEqual({ deletions: [], unreadable: 0 })
  })

  it('never removes what leaves its folder', async () => {
    const { call, share } = here()
    const [caseId = ''] = await aKeyStore(call)
    const { id: folderId } = await mapFolder(call, share)
    const copy = await aDeliveredFile(call, folderId, 'a.zip', 'one')
    const outside = path.join(share, '..', 'outside.zip')
    await writeFile(outside, 'one')
    const copies = [{ ...copy, name: '../outside.zip' }]
    const { id } = got(await call('retention.delete', anOrder(caseId, { copies })))
    expect(states(got(await call('retention.continue', { id, again: false })))).toEqual(['pending'])
    expect(await readFile(outside, 'utf8')).toBe('one')
  })

  it('writes nothing about the case in the clear', async () => {
    const { call, share, dataDir } = here()
    const [caseId = ''] = await aKeyStore(call)
    const { id: folderId } = await mapFolder(call, share)
    const copies = [await aDeliveredFile(call, folderId, 'SR 1-4471902653 v1.zip', 'one')]
    got(await call('retention.delete', anOrder(caseId, { copies })))
    const file = await readFile(path.join(dataDir, 'deletions.json'), 'utf8')
    const boxes = (file.match(/[A-Za-z0-9_-]{16,}/g) ?? []).map(box =>
      Buffer.from(box, 'base64url').toString(),
    )
    for (const text of [file, ...boxes])
      for (const word of ['1-4471902653', caseId, 'Alex', 'County', share]) expect(text).not.toContain(word)
  })
}
