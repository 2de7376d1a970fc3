import { createHash } from 'node:crypto'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import type { OfficialForm } from '../../../shared/documents/official'
import { faultOf, got } from '../build/delivering'
import type { Connected } from '.'

const some = (text: string) => new Uint8Array(Buffer.from(text))
const aForm = (bytes: Uint8Array, changes: Partial<OfficialForm> = {}): OfficialForm => ({
  form: 'cmel7298',
  kind: 'acroform',
  name: 'court form.pdf',
  sha256: createHash('sha256').update(bytes).digest('hex'),
  fields: { court: { fact: 'court' } },
  gone: [],
  ...changes,
})

export const describeOfficial = (here: Connected): void => {
  const wanted = { form: 'cmel7298', kind: 'acroform' } as const
  const first = some('%PDF first edition, canary')
  const second = some('%PDF second edition')

  it('are none at first, then what was kept, one of a kind for each form', async () => {
    const { call } = here()
    expect(got(await call('official.read', {}))).toEqual([])
    got(await call('official.keep', { form: aForm(first), bytes: first }))
    const word = aForm(second, { kind: 'word-template', name: 'letter.docx' })
    got(await call('official.keep', { form: word, bytes: second }))
    got(await call('official.keep', { form: aForm(second), bytes: second }))
    expect(got(await call('official.read', {}))).toEqual([word, aForm(second)])
    expect(Buffer.from(got(await call('official.bytes', wanted)).bytes)).toEqual(Buffer.from(second))
    got(await call('official.remove', wanted))
    expect(got(await call('official.read', {}))).toEqual([word])
    expect(faultOf(await call('official.bytes', wanted)).code).toBe('not-found')
    // Both were of one file: it stays as long as one of them is there.
    expect(got(await call('official.bytes', { form: 'cmel7298', kind: 'word-template' })).bytes).toHaveLength(
      second.length,
    )
  })

  it('lie sealed, and nothing is left of one that was replaced or taken out', async () => {
    const { call, dataDir } = here()
    got(await call('official.keep', { form: aForm(first), bytes: first }))
    const folder = path.join(dataDir, 'official')
    const [name = ''] = await readdir(folder)
    expect((await readFile(path.join(folder, name))).includes('canary')).toBe(false)
    await writeFile(path.join(folder, '.left.tmp'), 'by a killed program')
    got(await call('official.keep', { form: aForm(second), bytes: second }))
    expect(await readdir(folder)).toEqual([`${aForm(second).sha256}.sealed`])
    got(await call('official.remove', wanted))
    expect(await readdir(folder)).toEqual([])
  })

  it('are refused where the bytes are not those of the hash, or too many', async () => {
    const { call, send } = here()
    expect(faultOf(await call('official.keep', { form: aForm(first), bytes: second })).code).toBe('damaged')
    const large = new Uint8Array(20 * 1024 ** 2 + 1)
    expect(faultOf(await send('official.keep', { form: aForm(large), bytes: large })).code).toBe('invalid')
    const poem = { ...aForm(first), form: 'poem' }
    expect(faultOf(await send('official.keep', { form: poem, bytes: first })).code).toBe('invalid')
    expect(got(await call('official.read', {}))).toEqual([])
  })

  it('say so when one is damaged or its seal is lost, and can be loaded again', async () => {
    const { call, dataDir } = here()
    got(await call('official.keep', { form: aForm(first), bytes: first }))
    const place = path.join(dataDir, 'official', `${aForm(first).sha256}.sealed`)
    const sealed = await readFile(place)
    await writeFile(place, sealed.subarray(0, sealed.length - 1))
    const cut = faultOf(await call('official.bytes', wanted))
    expect(cut).toMatchObject({ code: 'damaged', next: 'Load it again in Settings.' })
    expect(cut.message).toContain('court form.pdf')
    await rm(place)
    expect(faultOf(await call('official.bytes', wanted)).code).toBe('damaged')
    got(await call('official.keep', { form: aForm(first), bytes: first }))
    expect(got(await call('official.bytes', wanted)).bytes).toHaveLength(first.length)

    const register = path.join(dataDir, 'official.json')
    await writeFile(register, '{"format":1}')
    expect(faultOf(await call('official.read', {})).next).toContain('Load your office’s forms again')
    got(await call('official.keep', { form: aForm(second), bytes: second }))
    expect(got(await call('official.read', {}))).toEqual([aForm(second)])
    expect(await readFile(path.join(dataDir, 'official.damaged-1.json'), 'utf8')).toBe('{"format":1}')
  })
}
