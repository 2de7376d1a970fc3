import { courtBundleStep } from '../bundle/court/deliver'
import type { Happening } from './events'

/** The texts of a happening that somebody typed or pasted: not those the product put together, nor ids and hashes. */
export const typedTexts = (happening: Happening): string[] => {
  switch (happening.type) {
    case 'step-set-aside':
    case 'undone':
    case 'difference-settled':
    case 'delivery-withdrawn':
    case 'hold-placed':
    case 'hold-lifted':
      return [happening.reason]
    case 'deletion-declared':
      return [happening.agreedBy]
    case 'received':
      return [happening.from, happening.subject, happening.note]
    case 'call-recorded':
      return [happening.spokeTo, happening.note]
    case 'payment-recorded':
      return [happening.court, happening.reference]
    case 'visit-recorded':
      return [happening.note]
    case 'form-compared':
      return happening.differences.map(one => one.there)
    case 'court-bundle-kept':
      return [
        happening.name,
        ...Object.values(happening.plan.cover).filter(line => typeof line === 'string'),
        ...happening.plan.cover.parties.flatMap(party => [party.name, party.role]),
        ...happening.plan.sections.flatMap(section => [
          section.title,
          ...section.documents.flatMap(({ title, asItIs = [] }) => [
            title,
            ...asItIs.map(({ reason }) => reason),
          ]),
        ]),
      ]
    // The emails of steps are put together from facts.
    case 'email-drafted':
      return happening.step === courtBundleStep ? [happening.subject, happening.text] : []
    case 'note-written':
      return [happening.text]
    case 'file-added':
      return [happening.name]
    case 'closed':
      return [happening.reason ?? '', ...happening.left.map(one => one.reason)]
    // Facts are checked by their kinds before, and the fault is shown beside the field.
    case 'facts-recorded':
    case 'opened':
    case 'step-done':
    case 'confirmed':
    case 'text-copied':
    case 'document-made':
    case 'email-sent':
    case 'receipt-recorded':
    case 'delivery-planned':
    case 'delivery-arrived':
    case 'delivery-held':
    case 'court-bundle-made':
    case 'court-bundle-set-aside':
      return []
  }
}
