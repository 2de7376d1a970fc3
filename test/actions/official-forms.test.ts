import 'fake-indexeddb/auto'
import { PDFDocument } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { fileBytes, makeDocument } from '../../renderer/actions/documents'
import { enterCase } from '../../renderer/actions/enter-case'
import {
  keepOfficial,
  loadOfficial,
  openOfficial,
  readOfficialFile,
  removeOfficial,
} from '../../renderer/actions/official-forms'
import { planDelivery } from '../../shared/bundle/plan'
import { documentTypes, latestDocument } from '../../shared/case/case'
import type { FormId } from '../../shared/documents/model'
import type { OfficialForm } from '../../shared/documents/official'
import { standing } from '../../shared/documents/standing'
import { liabilityOrder } from '../../shared/procedures/liability-order'
import { type PartOf, stepsOf } from '../../shared/procedures/schema'
import { aContext } from '../build/context'
import { aReadyDesk, shown, type TestDesk } from '../build/desk'
import { anAcroform, aTemplate, runs } from '../documents/official/files'
import { readBack } from '../documents/read-back'
import { readWord } from '../documents/read-word'
import { sampleFacts } from '../documents/samples'
import { faultOf, got } from '../host/build/delivering'

const aCase = async () => {
  const desk = await aReadyDesk()
  const facts = Object.entries(sampleFacts()).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  const { id } = got(await enterCase(desk, liabilityOrder, Object.fromEntries(facts)))
  return { desk, id }
}

const load = async (
  desk: TestDesk,
  form: FormId,
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  fields: OfficialForm['fields'],
) => {
  const read = got(await readOfficialFile(desk, form, { name, blob: new Blob([bytes]) }))
  return got(await keepOfficial(desk, read, fields))
}

const stands = (desk: TestDesk, id: string, form: string) => {
  const { settings, official } = desk.session.getState()
  const one = shown(desk, id)
  const today = { ...aContext({ official }), settings: settings ?? aContext().settings }
  return standing(form, latestDocument(one, form), one.facts, today)
}

const map = { 'paying.name': { fact: 'payingParent' }, 'hearing.line': { fact: 'hearingDate' } }

describe('an office’s official form', { timeout: 60_000 }, () => {
  it('is what the document is made in, and the document is out of date when it is not used any more', async () => {
    const { desk, id } = await aCase()
    const official = await load(desk, 'cmel7298', 'court.pdf', await anAcroform(), map)
    const one = got(await makeDocument(desk, id, 'cmel7298'))
    const made = latestDocument(one, 'cmel7298')
    expect(made).toMatchObject({ name: 'CMEL7298.pdf', pages: 1, warnings: [] })
    const bytes = got(await fileBytes(desk, id, made?.fileId ?? ''))
    const form = (await PDFDocument.load(bytes)).getForm()
    expect(form.getTextField('paying.name').getText()).toBe('Marek Łukasz O’Brien-Nguyễn')
    expect(form.getTextField('hearing.line').getText()).toBe('Thursday 18 June 2026')
    expect(stands(desk, id, 'cmel7298').is).toBe('current')
    got(await removeOfficial(desk, official))
    expect(stands(desk, id, 'cmel7298')).toMatchObject({ is: 'out-of-date', because: 'official-form' })
    const again = latestDocument(got(await makeDocument(desk, id, 'cmel7298')), 'cmel7298')
    expect((await readBack(got(await fileBytes(desk, id, again?.fileId ?? '')))).pages.join()).toContain(
      'Working copy',
    )
  })

  it('names a field that is gone, and the built-in layout stands in until the map is put right', async () => {
    const { desk, id } = await aCase()
    const official = await load(desk, 'cmel7298', 'court.pdf', await anAcroform(), {
      ...map,
      'court.gone': { fact: 'court' },
    })
    expect(official.gone).toEqual(['court.gone'])
    const made = latestDocument(got(await makeDocument(desk, id, 'cmel7298')), 'cmel7298')
    expect(made?.warnings.join()).toContain('‘court.gone’ of ‘court.pdf’ is not there any more')
    expect(made?.warnings.join()).toContain('The built-in layout is used instead.')
    expect((await readBack(got(await fileBytes(desk, id, made?.fileId ?? '')))).pages.join()).toContain(
      'Working copy',
    )
    expect(stands(desk, id, 'cmel7298').is).toBe('current')
    got(await keepOfficial(desk, got(await openOfficial(desk, official)), map))
    expect(stands(desk, id, 'cmel7298').is).toBe('out-of-date')
  })

  it('says what was left empty on it', async () => {
    const { desk, id } = await aCase()
    await load(desk, 'cmel7298', 'court.pdf', await anAcroform(), { 'paying.name': { fact: 'costsNote' } })
    const made = latestDocument(got(await makeDocument(desk, id, 'cmel7298')), 'cmel7298')
    expect(made?.warnings.join()).toMatch(/^Left empty, because nothing is recorded: /)
  })

  it('may be a Word template: the document is a Word file, and goes into the bundle as one', async () => {
    const { desk, id } = await aCase()
    const template = await aTemplate(runs('To {{Court}}, about {{Person}}{{Nothing}}.'))
    await load(desk, 'cmel7298', 'court.docx', template, {
      Court: { fact: 'court' },
      Person: { fact: 'payingParent' },
    })
    const one = got(await makeDocument(desk, id, 'cmel7298'))
    const made = latestDocument(one, 'cmel7298')
    expect(made).toMatchObject({
      name: 'CMEL7298.docx',
      format: 'pdf',
      mediaType: documentTypes.word,
      pages: undefined,
    })
    expect(made?.warnings.join()).toContain('cannot turn it into a PDF')
    const { content } = await readWord(got(await fileBytes(desk, id, made?.fileId ?? '')))
    expect(content).toBe('To Exampleton Magistrates’ Court, about Marek Łukasz O’Brien-Nguyễn.')
    expect(stands(desk, id, 'cmel7298').is).toBe('current')
    const delivery = stepsOf(liabilityOrder)
      .flatMap(step => step.parts)
      .find((part): part is PartOf<'delivery'> => part.kind === 'delivery')
    if (!delivery) throw new Error('This procedure delivers nothing')
    const { official } = desk.session.getState()
    const plan = planDelivery(liabilityOrder, delivery, one, aContext({ official }))
    expect(plan.entries.map(({ name }) => name)).toContain('01 CMEL7298.docx')
  })

  it('cannot be a Word template where the procedure sends a PDF', async () => {
    const { desk } = await aCase()
    const file = { name: 'a.docx', blob: new Blob([await aTemplate(runs('{{Court}}'))]) }
    expect(faultOf(await readOfficialFile(desk, 'cmel9180', file)).message).toContain(
      'sends CMEL9180 as a PDF',
    )
  })

  it('that cannot be read any more is told at the start, and the built-in layouts go on', async () => {
    const { desk, id } = await aCase()
    await load(desk, 'cmel7298', 'court.pdf', await anAcroform(), map)
    const { writeFile, rm } = await import('node:fs/promises')
    await rm(`${desk.at.dataDir}/official`, { recursive: true })
    const made = latestDocument(got(await makeDocument(desk, id, 'cmel7298')), 'cmel7298')
    expect(made?.warnings.join()).toContain('‘court.pdf’ cannot be read on this computer any more')
    await writeFile(`${desk.at.dataDir}/official.json`, 'no')
    await loadOfficial(desk)
    expect(desk.session.getState().officialFault?.code).toBe('damaged')
    expect(desk.session.getState().notices.at(-1)?.text).toContain('official.json')
    got(await makeDocument(desk, id, 'cmel7298'))
  })
})
