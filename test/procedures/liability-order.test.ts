import { describe, expect, it } from 'vitest'
import { placeholders } from '../../shared/case/fill'
import { forms } from '../../shared/documents/forms'
import { problemsIn } from '../../shared/procedures/check'
import { liabilityOrder } from '../../shared/procedures/liability-order'
import { currentProcedures, procedureFor, procedures } from '../../shared/procedures/registry'
import { Procedure, partOf, stepOf, stepsOf } from '../../shared/procedures/schema'

const step = (no: number) => {
  const found = stepsOf(liabilityOrder).find(one => one.no === String(no))
  if (!found) throw new Error(`There is no step ${no}`)
  return found
}
const kinds = (no: number) => step(no).parts.map(part => part.kind)

describe('the Liability Order as data', () => {
  it('fits the schema and is sound', () => {
    expect(Procedure.parse(liabilityOrder)).toEqual(liabilityOrder)
    expect(
      problemsIn(
        liabilityOrder,
        forms.map(form => form.id),
      ),
    ).toEqual([])
  })

  it('has every numbered step of the source, 1 to 14, in order', () => {
    expect(stepsOf(liabilityOrder).map(one => one.no)).toEqual(
      Array.from({ length: 14 }, (_, index) => String(index + 1)),
    )
  })

  it('is known to the registry under its version', () => {
    expect(procedures).toContain(liabilityOrder)
    expect(currentProcedures(procedures)).toContain(liabilityOrder)
    expect(procedureFor(procedures, { id: 'liability-order', version: 1 })).toBe(liabilityOrder)
    expect(procedureFor(procedures, { id: 'liability-order', version: 99 })).toBeUndefined()
  })
})

describe('what the source asks of each step', () => {
  it('2: the hearing date and the CPO, from the CPT', () => {
    expect(kinds(2)).toEqual(['facts', 'call', 'facts'])
    expect(partOf(step(2), 'hearing', 'facts')?.required).toEqual(['court', 'hearingDate', 'cpoName'])
  })

  it('3: CMEL7298 and the Activity Plan', () => {
    expect(partOf(step(3), 'form', 'document')?.form).toBe('cmel7298')
    expect(partOf(step(3), 'plan', 'paste')?.place).toBe('activity-plan')
  })

  it('4: CMEL7298, CMEL7000, the referral form and the PV check, zipped to the CPT shared folder', () => {
    expect(partOf(step(4), 'bundle', 'delivery')).toMatchObject({
      as: 'zip',
      folderKind: 'cpt-shared',
      documents: ['cmel7298', 'cmel7000', 'ssst-referral', 'pv-check'],
    })
  })

  it('6 and 7: the hearing date in the email’s subject, CMEL9180, and the same zip again', () => {
    expect(partOf(step(6), 'request', 'received')?.dateInSubject).toBe('hearingDateFromEmail')
    const [first, second] = [partOf(step(4), 'bundle', 'delivery'), partOf(step(7), 'bundle', 'delivery')]
    expect(second?.documents).toEqual([...(first?.documents ?? []), 'cmel9180'])
    expect(second).toMatchObject({ as: 'zip', folderKind: 'cpt-shared', name: first?.name })
  })

  it('7: does not demand costs, which the source only gives as an example', () => {
    const required = step(7).parts.flatMap(part => (part.kind === 'facts' ? part.required : []))
    expect(required).not.toContain('costs')
  })

  it('8: a call on the CPT, by the letter date', () => {
    expect(kinds(8)).toEqual(['call'])
    expect(step(8).deadline).toMatchObject({ kind: 'on-date', date: 'letterDate' })
  })

  it('9: the issue date, which is neither the hearing date nor the letter date', () => {
    expect(partOf(step(9), 'date', 'facts')?.required).toEqual(['issueDate'])
  })

  it('10: PV, payments with their effect on the schedule, and contact; by email with a read receipt, then a call', () => {
    const reply = partOf(step(10), 'reply', 'message')
    const said = (reply?.body ?? []).flatMap(one => placeholders(typeof one === 'string' ? one : one.text))
    expect(said).toEqual(
      expect.arrayContaining(['secondPvMarking', 'paymentsDetails', 'scheduleEffect', 'contactDetails']),
    )
    expect(reply?.readReceipt).toBe(true)
    expect(partOf(step(10), 'call', 'call')?.follows).toBe('reply')
    expect(step(10).deadline).toMatchObject({ kind: 'hours-before', hours: 48, date: 'hearingDate' })
  })

  it('11: Close / Cancel, only when the CPO stops', () => {
    const end = liabilityOrder.ends.find(one => one.title === 'Close / Cancel')
    expect(end?.when).toEqual({ fact: 'cpoDecision', is: 'stop' })
    expect(partOf(step(11), 'cancel', 'close')).toMatchObject({ end: end?.id, when: end?.when })
  })

  it('12: the outcome on the SR and its scan, linked', () => {
    expect(kinds(12)).toEqual(['received', 'file', 'facts', 'paste', 'file', 'confirm'])
    expect(partOf(step(12), 'case-file-papers', 'file')).toMatchObject({ required: true, role: 'case-file' })
    expect(partOf(step(12), 'scan', 'file')).toMatchObject({ required: true, accepts: ['pdf', 'picture'] })
  })

  it('13: the case file to the ECM; the source asks for no read receipt here', () => {
    expect(partOf(step(13), 'forward', 'message')).toMatchObject({
      to: ['ecmEmail'],
      readReceipt: false,
      files: ['case-file', 'outcome-scan'],
    })
  })

  it('14: Close / Complete', () => {
    expect(partOf(step(14), 'close', 'close')?.end).toBe('complete')
    expect(partOf(step(14), 'status', 'paste')?.text).toEqual(['Close / Complete'])
  })

  it('says what it decided where the source is silent or contradicts itself', () => {
    const silences = stepsOf(liabilityOrder).flatMap(one => one.decisions.map(decision => decision.silence))
    expect(silences.sort((a, b) => a - b)).toEqual([3, 5, 7, 8, 8, 9, 10, 19, 20, 20, 20])
    expect(stepOf(liabilityOrder, 'cover-letter')?.decisions).toHaveLength(3)
  })
})
