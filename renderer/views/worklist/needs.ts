import { courtBundleStep } from '../../../shared/bundle/court/deliver'
import { type Attention, byPressing } from '../../../shared/checklist/attention'
import { referenceOf } from '../../../shared/procedures/reference'
import type { Tone } from '../../parts/tag'
import type { Overview } from '../../session/overview'

/** Something that needs the officer, on its SR. */
export interface Need {
  /** Tells it from every other one. */
  key: string
  caseId: string
  reference: string
  person: string
  attention: Attention
}

/** What each kind of need is called. */
export const needNames: Record<Attention['kind'], { words: string; tone: Tone }> = {
  overdue: { words: 'Overdue', tone: 'red' },
  due: { words: 'Due', tone: 'orange' },
  'call-owed': { words: 'Call owed', tone: 'blue' },
  'date-unknown': { words: 'Date not known', tone: 'orange' },
  'changed-since': { words: 'Changed since', tone: 'orange' },
  'delivery-waiting': { words: 'Not delivered', tone: 'yellow' },
  'email-unsent': { words: 'Not sent', tone: 'yellow' },
  'deletion-due': { words: 'To be deleted', tone: 'grey' },
  'receipt-open': { words: 'No receipt', tone: 'grey' },
}

/** Everything that needs the officer over all SRs, the most pressing first. */
export const needsOf = (overviews: readonly Overview[]): Need[] =>
  overviews
    .flatMap(({ one, procedure, attention }) =>
      attention.map((item, index) => ({
        key: `${one.id} ${index}`,
        caseId: one.id,
        reference: referenceOf(procedure, one.facts).value,
        person: String(one.facts[procedure.identity.person] ?? ''),
        attention: item,
      })),
    )
    .sort(
      (a, b) =>
        byPressing(a.attention, b.attention) ||
        a.reference.localeCompare(b.reference, 'en-GB', { numeric: true }),
    )

/** Where a need is seen to: at its step, or at the court bundles, which belong to none. */
export const needPath = ({ caseId, attention }: Need): string =>
  `/sr/${caseId}/${attention.step === courtBundleStep ? 'court-bundles' : `step/${attention.step}`}`
