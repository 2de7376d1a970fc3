import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { fileBytes, makeDocument } from '../../renderer/actions/documents'
import { enterCase } from '../../renderer/actions/enter-case'
import { lookAtFile } from '../../renderer/actions/look-at-pdf'
import { recordFacts } from '../../renderer/actions/work-on-steps'
import { latestDocument } from '../../shared/case/case'
import type { Context } from '../../shared/checklist/context'
import { underProcedure } from '../../shared/documents/input'
import { modelFor, standing } from '../../shared/documents/standing'
import { modelText } from '../../shared/documents/text'
import { liabilityOrder } from '../../shared/procedures/liability-order'
import { aContext } from '../build/context'
import { aReadyDesk, shown } from '../build/desk'
import { letters } from '../documents/read-back'
import { readWord } from '../documents/read-word'
import { sampleFacts } from '../documents/samples'
import { faultOf, got } from '../host/build/delivering'

const form = 'ssst-referral'
const under = (changes: Partial<Context>) => underProcedure(aContext(changes), liabilityOrder)
const aCase = async () => {
  const desk = await aReadyDesk()
  const facts = Object.entries(sampleFacts()).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  const { id } = got(await enterCase(desk, liabilityOrder, Object.fromEntries(facts)))
  return { desk, id }
}

describe('a form as a Word file', { timeout: 60_000 }, () => {
  it('is made beside the PDF, with a version of its own, and says what the form says', async () => {
    const { desk, id } = await aCase()
    got(await makeDocument(desk, id, form))
    got(await makeDocument(desk, id, form, 'word'))
    const one = got(await makeDocument(desk, id, form, 'word'))
    expect(one.documents.map(({ name, version }) => [name, version])).toEqual([
      ['SSST referral.pdf', 1],
      ['SSST referral.docx', 1],
      ['SSST referral.docx', 2],
    ])
    expect(one.documents.map(({ pages }) => pages)).toEqual([1, undefined, undefined])
    const word = latestDocument(one, form, 'word')
    const { content } = await readWord(got(await fileBytes(desk, id, word?.fileId ?? '')))
    const { settings } = desk.session.getState()
    const model = settings && modelFor(form, one.facts, under({ settings }))
    expect(letters(content)).toBe(letters(model ? modelText(model) : ''))
  })

  it('is out of date when its facts change, as the PDF is, and each is made anew for itself', async () => {
    const { desk, id } = await aCase()
    got(await makeDocument(desk, id, form))
    got(await makeDocument(desk, id, form, 'word'))
    got(await recordFacts(desk, id, { court: 'Another Court' }))
    const one = got(await makeDocument(desk, id, form, 'word'))
    const { settings } = desk.session.getState()
    const today = under(settings ? { settings } : {})
    expect(standing(form, latestDocument(one, form, 'word'), one.facts, today).is).toBe('current')
    expect(standing(form, latestDocument(one, form), one.facts, today).is).toBe('out-of-date')
  })

  it('cannot be looked at here, and the officer is told what to do', async () => {
    const { desk, id } = await aCase()
    const [made] = got(await makeDocument(desk, id, form, 'word')).documents
    const fault = faultOf(await lookAtFile(desk, id, made?.fileId ?? ''))
    expect(fault.message).toContain('‘SSST referral.docx’ is a Word file')
    expect(shown(desk, id).documents).toHaveLength(1)
  })
})
