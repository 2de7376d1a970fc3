import { counted } from '../calendar/write'
import {
  type DeletedCopy,
  type DeletedDraft,
  type DeletedHandover,
  type Deletion,
  isRecent,
  type RemovalState,
} from '../host/deletion'

/** A copy, a draft or a handover file of a deletion, as one list. */
export interface RemovalPart {
  /** Its delivery, draft or file id. */
  id: string
  what: 'copy' | 'draft' | 'handover'
  name: string
  place: string
  state: RemovalState
  words: string
  left: readonly string[]
  at: string | null
  /** A copy that never was proved to be there. */
  sought?: true
}

const ofCopy = ({ deliveryId, name, path, state, words, left, at, sought }: DeletedCopy): RemovalPart => ({
  id: deliveryId,
  what: 'copy',
  name,
  place: path,
  state,
  words,
  left,
  at,
  ...(sought ? { sought } : {}),
})

const ofDraft = ({ draftId, name, state, words, at }: DeletedDraft): RemovalPart => ({
  id: draftId,
  what: 'draft',
  name,
  place: 'the drafts folder on this computer',
  state,
  words,
  left: [],
  at,
})

const ofHandover = ({ id, name, place, state, words, at }: DeletedHandover): RemovalPart => ({
  ...{ id, name, place, state, words, at },
  what: 'handover',
  left: [],
})

/** What each kind of part is called. */
export const partNames: Record<RemovalPart['what'], string> = {
  copy: 'Copy',
  draft: 'Email draft',
  handover: 'Handover file',
}

/** The copies, drafts and handover files of a deletion, in their order. */
export const partsOf = ({ copies, drafts, handovers = [] }: Deletion): RemovalPart[] => [
  ...copies.map(ofCopy),
  ...drafts.map(ofDraft),
  ...handovers.map(ofHandover),
]

/** What may open a deleted SR all the same, in sentences; empty where no handover file was written of it. */
export const handoverWords = ({ handovers = [], handoversUnknown }: Deletion): string[] => [
  ...(handovers.length > 0
    ? [
        'It was put into a handover file. A copy of one that was passed on is not on this computer: whoever has it and its passphrase can open this SR in it. Ask them to delete it once it is taken over.',
      ]
    : []),
  ...(handoversUnknown
    ? [
        'The list of handover files written on this computer could not be read. One that holds this SR may be there: with its passphrase it opens the SR. Look for it, and delete it once it is taken over.',
      ]
    : []),
]

/**
 * finished: nothing is left to do · pending: the product goes on by itself, as when a folder is back · to-decide: nothing
 * is pending but what somebody changed, which is the officer’s.
 */
export type Progress = 'finished' | 'pending' | 'to-decide'

/** How far a deletion is. */
export const progressOf = (deletion: Deletion): Progress => {
  const states = partsOf(deletion).map(part => part.state)
  if (deletion.rowsRemovedAt === null || states.includes('pending')) return 'pending'
  return states.includes('changed') ? 'to-decide' : 'finished'
}

/** Whether something was not there and is looked for again: it may be on a folder that was not the right one. `at` is now. */
export const isSoughtAgain = (deletion: Deletion, at: string): boolean =>
  isRecent(deletion, at) && deletion.copies.some(copy => copy.state === 'not-there')

/** What the product still has to do of a deletion. */
export const isPending = (deletion: Deletion): boolean => progressOf(deletion) === 'pending'

const stateNames: Record<RemovalState, string> = {
  pending: 'Still to be removed',
  removed: 'Removed',
  'not-there': 'Was not there any more',
  changed: 'To be decided',
  kept: 'Decided by the officer',
}

/** How a copy or draft stands, with what there is to say about it. */
export const stateWords = ({
  state,
  words,
  sought,
}: Pick<RemovalPart, 'state' | 'words'> & { sought?: true | undefined }): string => {
  if (sought && state === 'not-there')
    return 'Looked for, because it might have arrived without an answer: it is not there'
  return words ? `${stateNames[state]}: ${words}` : stateNames[state]
}

/** What was wrong with an SR that was deleted damaged, and what could not be known, in sentences. */
export const damageWords = ({ damage }: Pick<Deletion, 'damage'>): string[] =>
  damage
    ? [
        damage.entry === null
          ? damage.words
          : `${damage.words} Its history is broken at entry ${damage.entry}.`,
        `${counted(damage.readable, 'entry').replace('entrys', 'entries')} of ${damage.entries ?? 'an unknown number'} could be read.`,
        ...damage.unknown,
        ...(damage.holdLifted ? [`It was held. Why the hold was lifted: ${damage.holdLifted}`] : []),
      ]
    : []

/** What is still pending of a deletion, in words; empty where nothing is. */
export const pendingWords = (deletion: Deletion): string[] => [
  ...(deletion.rowsRemovedAt === null
    ? ['Its records on this computer, which cannot be read any more, are still to be removed.']
    : []),
  ...partsOf(deletion)
    .filter(part => part.state === 'pending' || part.state === 'changed')
    .map(part => `${part.name} (${part.place}). ${stateWords(part)}`),
]

/** Which backups may hold a deleted SR without anybody being able to tell; empty where all could be read. */
export const unsureWords = ({ backupsUnsure }: Deletion): string => {
  if (!backupsUnsure) return ''
  const { place, listed, names } = backupsUnsure
  return listed
    ? `Could not be read, and may hold this SR, which no key opens any more: ${names.join(', ')} in ${place}`
    : `The backups in ${place} could not be looked through: whether one holds this SR, which no key opens any more, is not known`
}

const formula = /^[=+\-@\t\r]/

/** A CSV field; one that a spreadsheet would take for a formula is made a text. */
const field = (text: string): string => {
  const safe = formula.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const columns = [
  'Number',
  'Number is',
  'Procedure',
  'Closed as',
  'Deleted at',
  'Deleted by',
  'Asked for by the procedure',
  'Agreed by',
  'What',
  'How many',
  'Bytes',
  'SHA-256',
  'Place',
  'State',
  'State since',
] as const

/** The register of deletions as CSV, one line for each kind, copy, draft, handover file and older backup of each deletion. UTF-8 with a mark, CRLF. */
export const registerCsv = (deletions: readonly Deletion[]): string => {
  const lines = deletions.flatMap(deletion => {
    const { reference, procedure, end, keyDestroyedAt, by, stated, agreedBy } = deletion
    const own = [
      reference.value,
      reference.label,
      procedure,
      end,
      keyDestroyedAt ?? '',
      by,
      stated ? 'yes' : 'no',
      agreedBy,
    ]
    const rows = deletion.rowsRemovedAt
    return [
      ...deletion.kinds.map(({ what, count, bytes, sha256 }) => [
        ...own,
        what,
        String(count),
        bytes > 0 ? String(bytes) : '',
        sha256.join(' '),
        'this computer',
        rows === null ? 'Not readable; its records are still to be removed' : 'Removed',
        rows ?? '',
      ]),
      ...deletion.copies.map(copy => [
        ...own,
        copy.kind === 'file'
          ? 'Copy on a mapped folder'
          : `Copy on a mapped folder: ${counted(copy.files, 'file')}`,
        '1',
        String(copy.bytes),
        copy.sha256,
        copy.path,
        stateWords(copy),
        copy.at ?? '',
      ]),
      ...deletion.drafts.map(draft => [
        ...own,
        'Email draft',
        '1',
        '',
        '',
        draft.name,
        stateWords(draft),
        draft.at ?? '',
      ]),
      ...(deletion.handovers ?? []).map(file => [
        ...own,
        'Handover file',
        '1',
        String(file.bytes),
        file.sha256,
        file.place,
        stateWords(file),
        file.at ?? '',
      ]),
      ...handoverWords(deletion).map(words => [...own, 'Handover files', '', '', '', '', words, '']),
      ...damageWords(deletion).map(words => [...own, 'It was damaged', '', '', '', '', words, '']),
      ...deletion.backups.map(({ name, place, madeAt }) => [
        ...own,
        'Older backup',
        '1',
        '',
        '',
        `${place} ${name}`,
        'Made before the deletion; what it holds of this SR no key opens',
        madeAt,
      ]),
      ...[unsureWords(deletion)]
        .filter(words => words !== '')
        .map(words => [...own, 'Backups not read', '', '', '', '', words, '']),
    ]
  })
  return `\uFEFF${[columns, ...lines].map(line => line.map(field).join(',')).join('\r\n')}\r\n`
}
