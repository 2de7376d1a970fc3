import { londonDate, londonTime } from '../calendar/london'
import { shortDate } from '../calendar/write'
import type { Block, DocumentModel, Text } from '../documents/model'
import { field } from '../documents/words'
import type { Deletion } from '../host/deletion'
import { damageWords, handoverWords, pendingWords, stateWords, unsureWords } from './register'

const moment = (at: string | null): string =>
  at === null ? 'Not yet' : `${shortDate(londonDate(at))}, ${londonTime(at)}`

const size = (bytes: number): string => (bytes > 0 ? `${bytes.toLocaleString('en-GB')} bytes` : '')

const said = (value: string, label: string): Text => [{ value, label }]

const column = (title: string, share: number, align: 'start' | 'end' = 'start') => ({ title, align, share })

const kindsTable = ({ kinds }: Deletion): Block => ({
  kind: 'table',
  caption: 'What was deleted from this computer',
  columns: [
    column('What', 6),
    column('How many', 2, 'end'),
    column('Size', 3, 'end'),
    column('SHA-256 of each', 10),
  ],
  rows: kinds.map(({ what, count, bytes, sha256 }) => [
    [what],
    [String(count)],
    [size(bytes)],
    [sha256.join('\n')],
  ]),
})

const copiesTable = ({ copies, damage }: Deletion): Block[] =>
  copies.length === 0
    ? [
        {
          kind: 'paragraph',
          text: [damage ? 'No copy on a mapped folder is known.' : 'No copy was on a mapped folder.'],
        },
      ]
    : [
        {
          kind: 'table',
          caption: 'Copies on mapped folders',
          columns: [
            column('Place and SHA-256', 13),
            column('Size', 3, 'end'),
            column('What became of it', 6),
          ],
          rows: copies.map(copy => [
            [{ value: copy.path, label: 'Place of a copy' }, '\n', copy.sha256],
            [size(copy.bytes)],
            said(
              [stateWords(copy), ...copy.left.map(name => `Still there: ${name}`), moment(copy.at)].join(
                '\n',
              ),
              'What became of a copy',
            ),
          ]),
        },
      ]

const draftsTable = ({ drafts, damage }: Deletion): Block[] =>
  drafts.length === 0
    ? [{ kind: 'paragraph', text: [damage ? 'No email draft is known.' : 'There were no email drafts.'] }]
    : [
        {
          kind: 'table',
          caption: 'Email drafts on this computer',
          columns: [column('File', 10), column('What became of it', 8)],
          rows: drafts.map(draft => [
            said(draft.name, 'Name of a draft'),
            said([stateWords(draft), moment(draft.at)].join('\n'), 'What became of a draft'),
          ]),
        },
      ]

const handoversTable = (deletion: Deletion): Block[] => {
  const { handovers = [] } = deletion
  const words = handoverWords(deletion)
  const table: Block[] =
    handovers.length === 0
      ? []
      : [
          {
            kind: 'table',
            caption: 'Handover files written on this computer that held this SR',
            columns: [column('Place and SHA-256', 13), column('Written', 3), column('What became of it', 6)],
            rows: handovers.map(file => [
              [{ value: file.place, label: 'Place of a handover file' }, '\n', file.sha256],
              [moment(file.madeAt)],
              said([stateWords(file), moment(file.at)].join('\n'), 'What became of a handover file'),
            ]),
          },
        ]
  return words.length === 0
    ? table
    : [...table, { kind: 'notice', text: said(words.join('\n'), 'What may still open it') }]
}

const backupsTable = (deletion: Deletion): Block[] => {
  const { backups } = deletion
  const unsure = unsureWords(deletion)
  const named: Block[] =
    backups.length === 0
      ? []
      : [
          {
            kind: 'table',
            caption: 'Backups made before the deletion: what they hold of this SR no key opens any more',
            columns: [column('Backup', 6), column('Place', 10), column('Made', 4)],
            rows: backups.map(({ name, place, madeAt }) => [[name], [place], [moment(madeAt)]]),
          },
        ]
  if (unsure !== '')
    return [...named, { kind: 'notice', text: said(`${unsure}.`, 'Which backups could not be read') }]
  return named.length > 0
    ? named
    : [{ kind: 'paragraph', text: ['No backup made by SSST Desk held this SR.'] }]
}

const damageBlocks = (deletion: Deletion): Block[] => {
  const words = damageWords(deletion)
  return words.length === 0
    ? []
    : [
        {
          kind: 'notice',
          text: said(['The SR was damaged when it was deleted:', ...words].join('\n'), 'What was damaged'),
        },
      ]
}

/**
 * The certificate of a deletion: what went, how much of it, from where, by whom, and what is still pending. It names the
 * SR by its number, and nothing else of the case. `printed` is the London day.
 */
export const certificate = (deletion: Deletion, printed: string): DocumentModel => {
  const pending = pendingWords(deletion)
  const { reference, stated, agreedBy } = deletion
  return {
    form: 'deletion-certificate',
    title: 'Certificate of deletion',
    reference: 'Certificate of deletion',
    sr: reference.value,
    marking: 'Printed from SSST Desk – not part of the 2012 system',
    layout: 'form',
    madeOn: printed,
    checks: [],
    blocks: [
      {
        kind: 'fields',
        rows: [
          field(reference.label, reference.value),
          field('Procedure', deletion.procedure),
          field('Closed as', deletion.end),
          field('Declared by', `${deletion.by}, ${moment(deletion.declaredAt)}`),
          field(
            'Asked for',
            stated ? 'By the procedure' : `Not stated in the procedure; agreed by ${agreedBy}`,
          ),
          field('Key destroyed', moment(deletion.keyDestroyedAt)),
          field('Records removed', moment(deletion.rowsRemovedAt)),
          field('Certificate number', deletion.id),
        ],
      },
      {
        kind: 'paragraph',
        text: [
          'The records and files of this SR were stored encrypted under a key of their own. That key was destroyed, and with it the key that could have opened an older copy of it.',
        ],
      },
      ...damageBlocks(deletion),
      pending.length === 0
        ? { kind: 'paragraph', text: ['Nothing is pending.'] }
        : { kind: 'notice', text: said(['Still pending:', ...pending].join('\n'), 'What is pending') },
      kindsTable(deletion),
      ...copiesTable(deletion),
      ...draftsTable(deletion),
      ...handoversTable(deletion),
      ...backupsTable(deletion),
    ],
  }
}
