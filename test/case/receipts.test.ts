import { describe, expect, it } from 'vitest'
import { attention } from '../../shared/checklist/attention'
import { faceToFace } from '../../shared/procedures/face-to-face'
import { aContext } from '../build/context'
import { visitFacts } from '../build/known'
import { anOfficer } from '../build/officer'

describe('the read receipts of an email to two people', () => {
  const sent = () => {
    const officer = anOfficer({ procedure: faceToFace, known: visitFacts() }).does(1, 2, 3, 4, 5)
    officer.doesPart(6, 'people').doesPart(6, 'standard')
    const mailId = officer.one.emails.at(-1)?.mailId ?? ''
    const email = () => officer.one.emails.find(one => one.mailId === mailId)
    const comes = (receipt: 'received' | 'none', of?: string) =>
      officer.records({
        type: 'receipt-recorded',
        mailId,
        receipt,
        on: '2026-06-16',
        ...(of ? { of } : {}),
      })
    return { officer, email, comes }
  }
  const [caseworker, teamLeader] = ['imogen.specimen@example.gov.uk', 'perpetua.sample@example.gov.uk']

  it('are open until each is recorded, and stand as none where one did not come', () => {
    const { officer, email, comes } = sent()
    const open = () =>
      attention(faceToFace, officer.one, aContext()).some(
        one => one.kind === 'receipt-open' && one.step === 'inform',
      )
    comes('received', caseworker)
    expect(email()?.receipt).toBeNull()
    expect(open()).toBe(true)
    comes('none', teamLeader)
    expect(email()?.receipt?.receipt).toBe('none')
    expect(open()).toBe(false)
    comes('received', teamLeader)
    expect(email()?.receipt?.receipt).toBe('received')
  })

  it('is everybody’s where it names nobody, as it was recorded before', () => {
    const { email, comes } = sent()
    comes('received')
    expect(email()?.receipt?.receipt).toBe('received')
  })

  it('come with a call to each', () => {
    const { officer } = sent()
    const calls = () =>
      officer.task(6).parts.flatMap(({ part, satisfied }) => (part.kind === 'call' ? [satisfied] : []))
    officer.doesPart(6, 'call')
    expect(calls()).toEqual([true, false])
    officer.doesPart(6, 'call-team-leader')
    expect(calls()).toEqual([true, true])
  })
})
