import { describe, expect, it } from 'vitest'
import { issue } from '../../../shared/bundle/court/edit'
import {
  attachedCopy,
  courtEmailOf,
  emailNotes,
  emailPart,
  emailStops,
  readEmail,
  suggestedEmail,
} from '../../../shared/bundle/court/email'
import type { CourtBundlePlan } from '../../../shared/bundle/court/plan'
import type { Case, CourtBundle } from '../../../shared/case/case'
import type { CaseEvent, Happening } from '../../../shared/case/events'
import { attention } from '../../../shared/checklist/attention'
import { liabilityOrder } from '../../../shared/procedures/liability-order'
import { aContext, someSettings } from '../../build/context'
import { aCourtBundlePlan } from '../../build/court-bundle'
import { aHistory, andThen, anId, facts, folded, someHash } from '../../build/history'

const bundleId = anId()
const settings = someSettings()
const plan = aCourtBundlePlan({ route: 'county-court-email' })
const byEmail: CourtBundlePlan = {
  ...plan,
  cover: {
    ...plan.cover,
    title: 'Bundle for the hearing',
    caseNumber: 'EX-1',
    hearingTime: '10:00',
    parties: [
      { name: 'An Example Department', role: 'Applicant' },
      { name: 'Robin Nobody', role: 'Respondent' },
    ],
  },
}

const kept = (change: CourtBundlePlan): Happening => ({
  type: 'court-bundle-kept',
  bundleId,
  name: 'June',
  change: 'changed',
  plan: change,
})
const made = (
  events: readonly CaseEvent[],
  copy: 'full' | 'served',
  pages: number,
  bytes = 1000,
): Happening[] => {
  const [fileId, certificateId] = [anId(), anId()]
  const file = { type: 'file-added', mediaType: 'application/pdf', sha256: someHash() } as const
  return [
    { ...file, fileId, role: 'court-bundle', name: `${copy}.pdf`, bytes, pages },
    {
      ...file,
      fileId: certificateId,
      role: 'court-bundle-certificate',
      name: 'proof.pdf',
      bytes: 9,
      pages: 1,
    },
    {
      type: 'court-bundle-made',
      bundleId,
      copy,
      of: events.findLast(one => one.type === 'court-bundle-kept')?.id ?? '',
      fileId,
      certificateId,
      frontPages: 2,
      notes: [],
    },
  ]
}
const drafted = (copy: 'full' | 'served', to: string): Happening => ({
  type: 'email-drafted',
  mailId: anId(),
  step: 'court-bundle',
  part: emailPart(bundleId, copy),
  to: [to],
  cc: [],
  subject: 's',
  text: 't',
  readReceipt: false,
  draft: 'd.eml',
  attachments: [],
})
const of = (events: readonly CaseEvent[]): { one: Case; bundle: CourtBundle } => {
  const one = folded(events)
  const [bundle] = one.courtBundles
  if (!bundle) throw new Error('There is no court bundle')
  return { one, bundle }
}
const messages = (...given: Parameters<typeof emailStops>) => emailStops(...given).map(one => one.message)

const begun = andThen(
  aHistory(facts({ cpoEmail: 'cpo@example.gov.uk', court: 'Invented County Court' })),
  kept(byEmail),
)
const ready = andThen(begun, ...made(begun, 'full', 31))

describe('a court bundle', () => {
  it('goes by email once it is made and checked, alone, without its certificate', () => {
    const { one, bundle } = of(ready)
    expect(emailStops(one, bundle, 'full')).toEqual([])
    expect(attachedCopy(one, bundle, 'full').map(({ name }) => name)).toEqual(['full.pdf'])
    expect(messages(one, bundle, 'served')).toEqual(['The served copy is not made yet.'])
  })

  it.each<[string, readonly CaseEvent[], RegExp]>([
    ['before it is made', begun, /not made yet/],
    ['when it was changed since', andThen(ready, kept({ ...byEmail, dividers: false })), /changed since/],
    [
      'on a route that takes no email',
      andThen(aHistory(), kept({ ...byEmail, route: 'post' })),
      /Printed and posted/,
    ],
    ['with more than 50 sides', andThen(begun, ...made(begun, 'full', 51)), /51 sides/],
    ['with more than 10 MB', andThen(begun, ...made(begun, 'full', 9, 10_000_001)), /10\.000001 MB/],
  ])('does not go by email %s', (_, events, why) => {
    const { one, bundle } = of(events)
    expect(messages(one, bundle, 'full')).toEqual([expect.stringMatching(why)])
  })

  it('is the one that was made, still, when its page numbers are held fast', () => {
    const { one, bundle } = of(andThen(ready, kept(issue(byEmail, 2))))
    expect(emailStops(one, bundle, 'full')).toEqual([])
  })

  it('takes a sheet less than the court takes, for the email is printed too', () => {
    const notes = (pages: number) => {
      const { one, bundle } = of(andThen(begun, ...made(begun, 'full', pages)))
      return emailNotes(one, bundle, 'full', settings).filter(note => note.includes('sheets'))
    }
    expect(notes(48)).toEqual([])
    expect(notes(49)).toEqual([expect.stringContaining('26 sheets of paper; the court takes 25')])
    expect(notes(50)).toEqual([expect.stringContaining('Leave out 2 sides')])
  })
})

describe('its email', () => {
  it('says what the court asks for, as far as the SR knows it', () => {
    const { one, bundle } = of(ready)
    const email = suggestedEmail(one, bundle, 'full', settings, [])
    expect(email).toMatchObject({
      to: '',
      cc: 'cpo@example.gov.uk',
      subject:
        'EX-1, An Example Department v Robin Nobody, hearing on 18 June 2026 at 10am: Bundle for the hearing',
    })
    expect(email.text).toContain('one PDF of 31 pages')
    expect(email.text).toContain(settings.officer.name)
    expect(email.text).toContain(settings.team.inbox)
  })

  it('goes where the last one of this SR went, or of another SR of the same court; a served copy only to its own', () => {
    const { one, bundle } = of(ready)
    const elsewhere = folded(andThen(ready, drafted('full', 'court@example.gov.uk')))
    const to = (case_: Case, copy: 'full' | 'served', others: Case[]) =>
      suggestedEmail(case_, bundle, copy, settings, others).to
    expect(to(one, 'full', [elsewhere])).toBe('court@example.gov.uk')
    expect(to({ ...one, facts: { court: 'Another' } }, 'full', [elsewhere])).toBe('')
    expect(to(one, 'served', [elsewhere])).toBe('')
    expect(to(folded(andThen(ready, drafted('full', 'own@example.gov.uk'))), 'full', [elsewhere])).toBe(
      'own@example.gov.uk',
    )
  })

  it('has a subject of one email’s length, however long the names are', () => {
    const { one, bundle } = of(ready)
    const long = {
      ...bundle,
      plan: {
        ...byEmail,
        cover: { ...byEmail.cover, title: 'T'.repeat(300), parties: [{ name: 'N'.repeat(300), role: 'R' }] },
      },
    }
    const { subject } = suggestedEmail(one, long, 'full', settings, [])
    expect(subject.length).toBeLessThanOrEqual(255)
    expect(subject).toContain('hearing on 18 June 2026')
  })

  it('is read with its addresses, and what is wrong stands by its field', () => {
    const typed = {
      to: ' a@example.gov.uk; b@example.gov.uk,',
      cc: '',
      subject: ' One \n line ',
      text: ' Words ',
    }
    expect(readEmail(typed)).toEqual({
      ok: true,
      email: { to: ['a@example.gov.uk', 'b@example.gov.uk'], cc: [], subject: 'One line', text: 'Words\n' },
    })
    expect(readEmail({ to: '', cc: 'nobody', subject: ' ', text: '' })).toMatchObject({
      ok: false,
      errors: {
        to: expect.stringContaining('Enter the email address'),
        cc: expect.stringContaining('“nobody”'),
        subject: 'Enter a subject.',
        text: expect.stringContaining('Write'),
      },
    })
  })

  it('of a copy is known from that of the other, and owed until it is sent or its bundle set aside', () => {
    const events = andThen(ready, drafted('served', 'x@example.gov.uk'))
    const { one, bundle } = of(events)
    expect(courtEmailOf(one, bundle, 'full')).toBeUndefined()
    expect(courtEmailOf(one, bundle, 'served')?.to).toEqual(['x@example.gov.uk'])
    const owed = (list: readonly CaseEvent[]) =>
      attention(liabilityOrder, folded(list), aContext()).filter(({ kind }) => kind === 'email-unsent')
    expect(owed(events).map(({ words }) => words)).toEqual(['Court bundle: s (draft not sent yet)'])
    expect(owed(andThen(events, { type: 'court-bundle-set-aside', bundleId }))).toEqual([])
  })
})
