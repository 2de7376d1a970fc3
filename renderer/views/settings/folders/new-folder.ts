import { type FolderKind, folderKindNames, folderKinds, NewFolder } from '../../../../shared/host/folders'

/** A folder to be mapped, as typed. */
export interface FolderEntry {
  kind: string
  of: string
  label: string
  place: string
  /** The token of a place chosen in the system's dialog; empty for a typed one. */
  chosen: string
}
export type FolderField = Exclude<keyof FolderEntry, 'chosen'>

export const emptyFolder: FolderEntry = { kind: '', of: '', label: '', place: '', chosen: '' }

export interface FolderFault {
  field: FolderField
  message: string
}

/** What the whose-is-it field is called for a kind; before one is chosen it names all. */
export const ofLabel = (kind: string): string =>
  isKind(kind) ? folderKindNames[kind].of : 'Team, region or purpose'

const isKind = (kind: string): kind is FolderKind => folderKinds.some(known => known === kind)

/** The label that suggests itself: `CPT shared folder, Leeds`. */
export const usualLabel = ({ kind, of }: FolderEntry): string =>
  isKind(kind) && of.trim() ? `${folderKindNames[kind].name}, ${of.trim()}`.slice(0, 80) : ''

/** The folder that an entry makes, or what is wrong with its fields. An empty label takes the usual one. */
export const readFolder = (entry: FolderEntry) => {
  const read = NewFolder.safeParse({
    kind: entry.kind,
    of: entry.of,
    label: entry.label.trim() || usualLabel(entry),
    place: entry.chosen ? { chosen: entry.chosen } : { typed: entry.place },
  })
  if (read.success) return { folder: read.data, faults: [] }
  const faults = new Map<FolderField, string>()
  for (const issue of read.error.issues) {
    const field = issue.path[0] as FolderField
    if (!faults.has(field)) faults.set(field, wordsFor(field, entry, issue.message))
  }
  return { folder: null, faults: [...faults].map(([field, message]) => ({ field, message })) }
}

const wordsFor = (field: FolderField, entry: FolderEntry, message: string): string => {
  if (field === 'kind') return 'Choose what kind of folder it is.'
  if (field === 'place')
    return entry.place.trim() ? 'This place is too long, or holds line breaks.' : 'Enter where the folder is.'
  return `${message}.`
}
