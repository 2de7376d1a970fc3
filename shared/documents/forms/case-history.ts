import { londonDate, londonTime } from '../../calendar/london'
import { shortDate } from '../../calendar/write'
import { factOf, type Procedure } from '../../procedures/schema'
import type { DocumentInput, DocumentModel, Text } from '../model'
import { field, notRecorded, textOf } from '../words'

/** One line of the timeline; `at` is an instant in ISO 8601, shown in London time. */
export interface HistoryEntry {
  at: string
  by: string
  what: string
  detail?: string
}

const told = (entry: HistoryEntry): Text => [
  { value: entry.what, label: 'What happened', strong: true },
  ...(entry.detail ? ['\n', { value: entry.detail, label: 'Details of what happened' }] : []),
]

/** The printable timeline of a case, oldest first, in the order given. */
export const caseHistory = (
  { facts, officer, madeOn }: DocumentInput,
  procedure: Procedure,
  entries: readonly HistoryEntry[],
): DocumentModel => {
  const { reference, scin, person } = procedure.identity
  return {
    form: 'case-history',
    title: 'Case history',
    reference: 'Case history',
    sr: textOf(facts, 'srNumber') ?? textOf(facts, reference) ?? '',
    marking: 'Printed from SSST Desk – not part of the 2012 system',
    layout: 'form',
    madeOn,
    checks: [],
    blocks: [
      {
        kind: 'fields',
        rows: [
          field('Procedure', `${procedure.title} (${procedure.code})`),
          ...[...new Set(['srNumber', scin, person])].flatMap(name => {
            const spec = factOf(procedure, name)
            return spec ? [field(spec.label, textOf(facts, name))] : []
          }),
          field('Printed by', officer.name),
        ],
      },
      entries.length === 0
        ? { kind: 'paragraph', text: ['Nothing has been recorded yet.'] }
        : {
            kind: 'table',
            caption: 'What happened, in London time',
            columns: [
              { title: 'When', align: 'start', share: 5 },
              { title: 'Who', align: 'start', share: 5 },
              { title: 'What', align: 'start', share: 14 },
            ],
            rows: entries.map(entry => [
              [`${shortDate(londonDate(entry.at))}, ${londonTime(entry.at)}`],
              [{ value: entry.by || notRecorded, label: 'Who' }],
              told(entry),
            ]),
          },
    ],
  }
}
