import { randomUUID } from 'node:crypto'
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { newPartialName } from '../../../electron/host/delivery/work'
import { aFilePlan, deliver, faultOf, got, mapFolder } from '../build/delivering'
import { aHost } from '../build/temporary'

const hours = 60 * 60 * 1000
/** Another computer's installation. */
const stranger = '0badcafe'

const aMappedFolder = async () => {
  const host = await aHost()
  const { id } = await mapFolder(host.call, host.share)
  return { ...host, id }
}

const age = (at: string, ms: number) => utimes(at, new Date(Date.now() - ms), new Date(Date.now() - ms))

it('leaves what another computer is writing, and removes what it left a day ago', async () => {
  const { call, share, id } = await aMappedFolder()
  const [fresh, old] = [newPartialName(randomUUID(), stranger), newPartialName(randomUUID(), stranger)]
  const oldFolder = newPartialName(randomUUID(), stranger)
  await writeFile(path.join(share, fresh), 'part')
  await writeFile(path.join(share, old), 'part')
  await mkdir(path.join(share, oldFolder, 'inner'), { recursive: true })
  await writeFile(path.join(share, oldFolder, 'inner', 'a.txt'), 'part')
  await age(path.join(share, fresh), 23 * hours)
  await age(path.join(share, old), 25 * hours)
  await age(path.join(share, oldFolder), 25 * hours)
  got(await call('folders.test', { id }))
  expect(await readdir(share)).toEqual([fresh])
})

it('never takes away what is not its own, however old and whatever its name', async () => {
  const { call, share, id } = await aMappedFolder()
  const names = ['~ssst-notes.part', '~$letter.docx', 'holiday.claim', 'holiday.part', '~ssst-x']
  for (const name of names) {
    await writeFile(path.join(share, name), 'mine')
    await age(path.join(share, name), 1000 * hours)
  }
  await mkdir(path.join(share, 'insurance.claim'))
  await writeFile(path.join(share, 'insurance.claim', 'form.pdf'), 'mine')
  await age(path.join(share, 'insurance.claim'), 1000 * hours)
  got(await call('folders.test', { id }))
  got(await deliver(call, aFilePlan(id, 'a.txt', 'a'), ['a']))
  expect((await readdir(share)).sort()).toEqual([...names, 'a.txt', 'insurance.claim'].sort())
  expect(await readdir(path.join(share, 'insurance.claim'))).toEqual(['form.pdf'])
})

it('does not save under a name another computer is claiming, until that claim is stale', async () => {
  const { call, share, id } = await aMappedFolder()
  const claim = path.join(share, 'bundle.zip.claim')
  await mkdir(claim)
  await writeFile(path.join(claim, newPartialName(randomUUID(), stranger)), '')
  const plan = aFilePlan(id, 'bundle.zip', 'content')
  const fault = faultOf(await deliver(call, plan, ['content']))
  expect(fault.code).toBe('refused')
  expect(fault.message).toContain('“bundle.zip”')
  expect(await readdir(share)).toEqual(['bundle.zip.claim'])
  await age(claim, 2 * hours)
  expect(got(await deliver(call, plan, ['content'])).name).toBe('bundle.zip')
  expect(await readdir(share)).toEqual(['bundle.zip'])
})

it('leaves a claim alone that holds somebody’s file', async () => {
  const { call, share, id } = await aMappedFolder()
  await mkdir(path.join(share, 'bundle.zip.claim'))
  await writeFile(path.join(share, 'bundle.zip.claim', 'form.pdf'), 'mine')
  await age(path.join(share, 'bundle.zip.claim'), 1000 * hours)
  expect(faultOf(await deliver(call, aFilePlan(id, 'bundle.zip', 'x'), ['x'])).code).toBe('refused')
  expect(await readdir(path.join(share, 'bundle.zip.claim'))).toEqual(['form.pdf'])
})

it('takes away an empty claim at once: a claim is signed before it stands there', async () => {
  const { call, share, id } = await aMappedFolder()
  await mkdir(path.join(share, 'bundle.zip.claim'))
  expect(got(await deliver(call, aFilePlan(id, 'bundle.zip', 'x'), ['x'])).name).toBe('bundle.zip')
  expect(await readdir(share)).toEqual(['bundle.zip'])
})

it('keeps two deliveries of one name apart when both are committed at once', async () => {
  const { call, share, id } = await aMappedFolder()
  const contents = ['one', 'two', 'three']
  const receipts = await Promise.all(
    contents.map(content => deliver(call, aFilePlan(id, 'bundle.zip', content), [content])),
  )
  expect(receipts.map(receipt => got(receipt).name).sort()).toEqual([
    'bundle (2).zip',
    'bundle (3).zip',
    'bundle.zip',
  ])
  expect(await readdir(share)).toHaveLength(3)
})
