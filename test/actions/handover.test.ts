import 'fake-indexeddb/auto'
import { readFile } from 'node:fs/promises'
import { PDFDocument } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { makeDocument } from '../../renderer/actions/documents'
import { addFiles } from '../../renderer/actions/files'
import { handOver, previewHandover, takeOver } from '../../renderer/actions/handover'
import { recordFacts, writeNote } from '../../renderer/actions/work-on-steps'
import type { FactValue } from '../../shared/case/facts'
import { liabilityOrder } from '../../shared/procedures/liability-order'
import { aReadyDesk, shown, type TestDesk } from '../build/desk'
import { aPdf, entered } from '../build/journey'
import { noise } from '../corpus/bytes'
import { sampleFacts } from '../documents/samples'
import { faultOf, got } from '../host/build/delivering'

const passphrase = 'three invented words'

/** Two officers, each on a computer of their own. */
const twoDesks = async () => {
  const from = await aReadyDesk()
  return [from, await aReadyDesk()] as const
}

/** A PDF that is stored in two pieces, the first of them as large as one can be. */
const aLargePdf = async (): Promise<File> => {
  const pdf = await PDFDocument.create()
  pdf.addPage()
  pdf.context.register(pdf.context.stream(noise(5 * 1024 ** 2, 1)))
  return new File([new Uint8Array(await pdf.save())], 'Large.pdf', { type: 'application/pdf' })
}

/** An SR with a document and a file. */
const anSr = async (desk: TestDesk, file = aPdf()) => {
  const id = await entered(desk, liabilityOrder, sampleFacts())
  got(await recordFacts(desk, id, { ...sampleFacts() } as Record<string, FactValue>))
  got(await makeDocument(desk, id, 'cmel7000'))
  const added = await addFiles(desk, id, { role: 'supporting', step: 'first-bundle' }, [file])
  expect(added).toEqual({ added: 1, faults: [] })
  return id
}
const handedOver = async (desk: TestDesk, caseIds: string[]) => {
  const made = got(await handOver(desk, { caseIds, to: 'Sam Invented', passphrase }))
  return new File([await readFile(made.place)], made.name)
}
const kinds = async (desk: TestDesk, file: File) =>
  got(await previewHandover(desk, file, passphrase)).lines.map(line => line.kind)

describe('handing over to a colleague', () => {
  it('brings the same history and the same files, and says from whom', async () => {
    const [from, to] = await twoDesks()
    const ids = [await anSr(from, await aLargePdf()), await anSr(from)]
    const file = await handedOver(from, ids)
    const preview = got(await previewHandover(to, file, passphrase))
    expect(preview).toMatchObject({
      from: 'Alex Fictional',
      lines: [
        { kind: 'missing', reference: '1-4471902653', files: 2 },
        { kind: 'missing', files: 2 },
      ],
    })
    expect(to.session.getState().cases).toEqual({})

    expect(got(await takeOver(to, file, passphrase, ids))).toBe(2)
    for (const id of ids) {
      const [theirs, ours] = [shown(to, id), shown(from, id)]
      expect(theirs.facts).toEqual(ours.facts)
      expect(theirs.files).toEqual(ours.files)
      expect(theirs.notes.map(note => note.text)).toEqual([
        'Put into a handover file for Sam Invented.',
        'Taken over from Alex Fictional.',
      ])
      for (const { fileId, bytes } of [...theirs.files, ...theirs.documents])
        expect(got((await to.store?.files.get(id, fileId)) ?? faultless()).byteLength).toBe(bytes)
    }
    expect(await kinds(to, file)).toEqual(['older', 'older'])
  })

  it('takes over only what is chosen, goes on where a colleague went on, and never over another way', async () => {
    const [from, to] = await twoDesks()
    const ids = [await anSr(from), await anSr(from)]
    const [one = '', other = ''] = ids
    expect(got(await takeOver(to, await handedOver(from, ids), passphrase, [one]))).toBe(1)
    expect(Object.keys(to.session.getState().cases)).toEqual([one])

    const back = await handedOver(to, [one])
    expect(await kinds(from, back)).toEqual(['newer'])
    got(await writeNote(from, one, 'Went on here meanwhile'))
    expect(await kinds(from, back)).toEqual(['forked'])
    expect(got(await takeOver(from, back, passphrase, [one]))).toBe(0)
    expect(shown(from, one).notes.at(-1)?.text).toBe('Went on here meanwhile')
    expect(shown(from, other).notes).toHaveLength(1)
  })

  it('refuses another passphrase, a file cut short and one that goes on, with nothing written', async () => {
    const [from, to] = await twoDesks()
    const id = await anSr(from)
    const file = await handedOver(from, [id])
    const bytes = new Uint8Array(await file.arrayBuffer())
    const take = (changed: Uint8Array<ArrayBuffer>, words = passphrase) =>
      takeOver(to, new File([changed], 'a'), words, [id])
    expect(faultOf(await take(bytes, 'another passphrase')).code).toBe('refused')
    for (const length of [0, 10, 40, 5000, bytes.byteLength - 1])
      expect(faultOf(await take(bytes.slice(0, length))).message).toMatch(/ends too early|not whole/)
    expect(faultOf(await take(new Uint8Array([...bytes, 0]))).code).toBe('damaged')
    expect(faultOf(await take(new TextEncoder().encode('x'.repeat(5000)))).code).toBe('damaged')
    expect(to.session.getState().cases).toEqual({})
    expect(await to.database.fileParts.count()).toBe(0)
  })

  it('stores nothing of an SR that claims a file of another SR, and says so first', async () => {
    const [from, to] = await twoDesks()
    const [theirs, ours] = [await anSr(from), await anSr(to)]
    const fileId = shown(to, ours).files[0]?.fileId ?? ''
    const before = await to.database.fileParts.where({ fileId }).toArray()
    // In a place that is free: stored there, it would be one piece too many of the file.
    const [part] = await from.database.fileParts.where({ caseId: theirs }).toArray()
    if (part) await from.database.fileParts.put({ ...part, fileId, index: 1 })
    const file = await handedOver(from, [theirs])
    expect(await kinds(to, file)).toEqual(['foreign-file'])
    expect(got(await takeOver(to, file, passphrase, [theirs]))).toBe(0)
    expect(await to.database.fileParts.where({ fileId }).toArray()).toEqual(before)
    expect(to.store && got(await to.store.files.get(ours, fileId)).byteLength).toBeGreaterThan(0)
    expect(to.session.getState().cases[theirs]).toBeUndefined()
  })
})

const faultless = () => {
  throw new Error('The desk is not open')
}
