import { describe, expect, it } from 'vitest'
import { gatesOf } from '../../shared/checklist/parts'
import { commitment } from '../../shared/procedures/commitment'
import { countyCourt } from '../../shared/procedures/county-court'
import { aContext } from '../build/context'
import { commitmentFacts, countyCourtFacts } from '../build/known'
import { anOfficer, type Officer } from '../build/officer'

const sentNames = ({ one }: Officer) =>
  one.emails.findLast(email => email.part === 'forward')?.attachments.map(file => file.name)
const gate = (officer: Officer, procedure = countyCourt) =>
  gatesOf(procedure, officer.one, aContext()).find(one => one.words === 'The case file has gone to the ECM')

describe('the case file of a county court SR', () => {
  const upToOutcome = () =>
    anOfficer({ procedure: countyCourt, known: countyCourtFacts({ actionKind: 'criminal' }) }).does(
      ...[1, 2, 3, 4, 5, 6, 7],
    )

  it('is what was saved for the CPO, and goes to the ECM with the outcome', () => {
    const officer = upToOutcome().doesPart(8, 'ecm').doesPart(8, 'forward')
    expect(sentNames(officer)).toEqual([
      '01 SSST referral.pdf',
      '02 PV check.pdf',
      '03 screenshots.pdf',
      'outcome-scan.pdf',
    ])
    expect(gate(officer)?.state).toBe('met')
  })

  it('opens the deletion only as it went: not where the folder was saved anew since', () => {
    const officer = upToOutcome().doesPart(8, 'ecm').doesPart(8, 'forward')
    officer.records({
      type: 'file-added',
      name: 'late.pdf',
      fileId: officer.one.files[0]?.fileId.replace(/^./, 'f') ?? '',
      bytes: 10,
      sha256: 'a'.repeat(64),
      role: 'supporting',
      mediaType: 'application/pdf',
    })
    expect(officer.doesPart(3, 'folder').one.deliveries.at(-1)?.entries).toHaveLength(4)
    expect(gate(officer)?.state).toBe('missing')
    officer.doesPart(8, 'forward')
    expect(gate(officer)?.state).toBe('met')
  })

  it('does not go while nothing of it is on its folder', () => {
    const officer = anOfficer({ procedure: countyCourt, known: countyCourtFacts() }).does(1, 2)
    officer.doesPart(7, 'result').doesPart(8, 'ecm')
    expect(officer.task(8).parts.find(({ part }) => part.id === 'forward')?.missing).toContain(
      'save it in step 3',
    )
  })
})

describe('the case file that the CPO sends for a commitment', () => {
  const sent = (caseFileOn: string) =>
    anOfficer({ procedure: commitment, known: commitmentFacts({ caseFileOn }) })
      .does(...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
      .doesPart(13, 'ecm')
      .doesPart(13, 'forward')

  it('goes on by email where it came so', () => {
    expect(sentNames(sent('email'))).toEqual(['case-file.pdf', 'outcome-scan.pdf'])
    expect(gate(sent('email'), commitment)?.state).toBe('met')
  })

  it('has gone on paper only when the officer says so', () => {
    const officer = sent('paper')
    expect(sentNames(officer)).toEqual(['outcome-scan.pdf'])
    expect(officer.one.emails.at(-1)?.text).toContain('follows on paper')
    expect(gate(officer, commitment)?.state).toBe('missing')
    expect(gate(officer.doesPart(13, 'paper-sent'), commitment)?.state).toBe('met')
  })
})
