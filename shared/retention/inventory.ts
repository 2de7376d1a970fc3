import type { Case, Delivery } from '../case/case'
import type { CaseEvent } from '../case/events'
import { formOf } from '../documents/forms'
import type { DeletedKind, DeletionOrder } from '../host/deletion'
import type { MappedFolder } from '../host/folders'
import { factOf, type Procedure, stepsOf } from '../procedures/schema'

type Copy = DeletionOrder['copies'][number]

/** Everything of a case that goes when it is deleted, and what of it stays where it is. */
export interface Inventory {
  kinds: DeletedKind[]
  copies: Copy[]
  drafts: DeletionOrder['drafts']
  /** Copies on a folder that another SR delivered as well: they are that SR’s too, and stay. */
  shared: { folderLabel: string; path: string }[]
}

const roleName = (procedure: Procedure | null, role: string): string =>
  (procedure ? stepsOf(procedure) : [])
    .flatMap(step => step.parts)
    .flatMap(part => (part.kind === 'file' && part.role === role ? [part.label] : []))[0] ?? 'Other file'

const formName = (id: string): string => {
  const form = formOf(id)
  if (!form) return 'Document'
  return /\d/.test(form.reference) ? `${form.reference} ${form.title}` : form.title
}

type Stored = Extract<CaseEvent, { type: 'file-added' | 'document-made' }>

const whatOf = (procedure: Procedure | null, event: Stored): string =>
  event.type === 'file-added' ? roleName(procedure, event.role) : formName(event.form)

/** Files and documents by their kind, undone ones with them: their bytes are stored all the same. */
const storedKinds = (procedure: Procedure | null, events: readonly CaseEvent[]): DeletedKind[] => {
  const kinds = new Map<string, DeletedKind>()
  for (const event of events) {
    if (event.type !== 'file-added' && event.type !== 'document-made') continue
    const what = whatOf(procedure, event)
    const kind = kinds.get(what) ?? { what, count: 0, bytes: 0, sha256: [] }
    kinds.set(what, {
      what,
      count: kind.count + 1,
      bytes: kind.bytes + event.bytes,
      sha256: [...kind.sha256, event.sha256],
    })
  }
  return [...kinds.values()]
}

const placeOf = ({ folderId, name, receipt }: Delivery) =>
  `${folderId} ${(receipt?.name ?? name).toLowerCase()}`

const copyOf = (delivery: Delivery): Copy[] => {
  const { deliveryId, folderId, folderLabel, as, receipt, entries } = delivery
  if (!receipt) return []
  const { name, path, bytes, sha256 } = receipt
  return [
    {
      deliveryId,
      folderId,
      folderLabel,
      kind: as === 'zip' ? 'file' : 'folder',
      name,
      path,
      bytes,
      sha256,
      files: entries.length,
      entries:
        as === 'zip'
          ? [{ path: [name], bytes, sha256 }]
          : entries.map(entry => ({ path: [entry.name], bytes: entry.bytes, sha256: entry.sha256 })),
    },
  ]
}

const separatorOf = (place: string): string => (place.includes('\\') ? '\\' : '/')

/** The place of a copy that was planned; its name alone where its folder is not mapped here any more. */
const plannedPath = ({ folderId, name }: Delivery, folders: readonly MappedFolder[]): string => {
  const place = folders.find(({ id }) => id === folderId)?.place
  if (place === undefined) return name
  const separator = separatorOf(place)
  return place.endsWith(separator) ? `${place}${name}` : `${place}${separator}${name}`
}

/** One without a receipt: it may have arrived all the same, its answer lost. */
const soughtOf = (delivery: Delivery, folders: readonly MappedFolder[]): Copy => {
  const { deliveryId, folderId, folderLabel, as, name, entries, content } = delivery
  const path = plannedPath(delivery, folders)
  const base = { deliveryId, folderId, folderLabel, name, path, files: entries.length, sought: true as const }
  if (as === 'zip') {
    const { bytes, sha256 } = content ?? { bytes: 0, sha256: '' }
    return { ...base, kind: 'file', bytes, sha256, entries: content ? [{ path: [name], bytes, sha256 }] : [] }
  }
  return {
    ...base,
    kind: 'folder',
    bytes: entries.reduce((sum, entry) => sum + entry.bytes, 0),
    sha256: '',
    entries: entries.map(entry => ({ path: [entry.name], bytes: entry.bytes, sha256: entry.sha256 })),
  }
}

const plain = (what: string, count: number): DeletedKind[] =>
  count > 0 ? [{ what, count, bytes: 0, sha256: [] }] : []

/**
 * What goes when a case is deleted, from its whole history: also what was undone or replaced since, and what was taken out
 * of the outbox, which is looked for. `others` are the cases that stay; the procedure is null where it is not known any more.
 */
export const inventory = (
  procedure: Procedure | null,
  one: Case,
  events: readonly CaseEvent[],
  others: readonly Case[],
  folders: readonly MappedFolder[],
): Inventory => {
  // The same content saved again is one copy; the newest delivery knows it best.
  const arrived = new Map<string, Delivery>()
  for (const delivery of one.deliveries) if (delivery.receipt) arrived.set(placeOf(delivery), delivery)
  const theirs = new Set(
    others
      .filter(other => other.id !== one.id)
      .flatMap(other => other.deliveries.filter(delivery => delivery.receipt).map(placeOf)),
  )
  // The proved ones first: what is found of them tells that a folder is the right one.
  const all = [...arrived.values(), ...one.deliveries.filter(delivery => !delivery.receipt)]
  return {
    kinds: [
      ...plain('Entries in the history', events.length),
      ...plain(
        'Facts',
        Object.entries(one.facts).filter(
          ([name, value]) =>
            value !== undefined && (procedure === null || factOf(procedure, name) !== undefined),
        ).length,
      ),
      ...storedKinds(procedure, events),
    ],
    copies: all
      .filter(delivery => !theirs.has(placeOf(delivery)))
      .flatMap(delivery => (delivery.receipt ? copyOf(delivery) : [soughtOf(delivery, folders)])),
    drafts: events.flatMap(event =>
      event.type === 'email-drafted' ? [{ draftId: event.mailId, name: event.draft }] : [],
    ),
    shared: all
      .filter(delivery => theirs.has(placeOf(delivery)))
      .map(delivery => ({
        folderLabel: delivery.folderLabel,
        path: delivery.receipt?.path ?? plannedPath(delivery, folders),
      })),
  }
}
