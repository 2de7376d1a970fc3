import type { CaseEvent, EventType } from '../../../../shared/case/events'
import type { TimelineEntry } from '../../../../shared/case/timeline'

export const timelineKinds = {
  all: { label: 'Everything', types: null },
  steps: {
    label: 'Steps',
    types: ['step-done', 'step-set-aside', 'confirmed', 'text-copied', 'opened', 'closed'],
  },
  facts: { label: 'Facts', types: ['facts-recorded', 'difference-settled'] },
  papers: { label: 'Documents and files', types: ['document-made', 'file-added'] },
  correspondence: {
    label: 'Emails and calls',
    types: ['email-drafted', 'email-sent', 'receipt-recorded', 'call-recorded', 'received'],
  },
  deliveries: {
    label: 'Deliveries',
    types: ['delivery-planned', 'delivery-arrived', 'delivery-held', 'delivery-withdrawn'],
  },
  notes: { label: 'Notes', types: ['note-written'] },
  undone: { label: 'What was undone', types: ['undone'] },
} as const satisfies Record<string, { label: string; types: readonly EventType[] | null }>
export type TimelineKind = keyof typeof timelineKinds

const typesOf = (kind: TimelineKind): readonly EventType[] | null => timelineKinds[kind].types

/**
 * Newest first, only what is of the kind and has every word of `search` in it, whatever its case. An undoing is of the
 * kind of what it undid as well, so that both are always seen together.
 */
export const timelineShown = (
  entries: readonly TimelineEntry[],
  events: readonly CaseEvent[],
  kind: TimelineKind,
  search: string,
): TimelineEntry[] => {
  const byId = new Map(events.map(event => [event.id, event]))
  const types = typesOf(kind)
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const typed = (id: string): boolean => {
    const event = byId.get(id)
    if (!event || types === null) return event !== undefined
    if (types.includes(event.type)) return true
    return event.type === 'undone' && typed(event.of)
  }
  return entries
    .filter(entry => typed(entry.event) || (kind === 'undone' && entry.undone))
    .filter(({ what, detail, by }) => {
      const text = `${what} ${detail} ${by}`.toLowerCase()
      return words.every(word => text.includes(word))
    })
    .toReversed()
}
