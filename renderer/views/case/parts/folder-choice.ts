import type { Facts } from '../../../../shared/case/facts'
import { type FolderKind, folderKindNames, type MappedFolder } from '../../../../shared/host/folders'
import type { PartOf } from '../../../../shared/procedures/schema'

export interface FolderChoice {
  folders: MappedFolder[]
  /** The one to offer; empty when it would be a guess. */
  offered: string
  /** The team or region the case names, when no folder of the kind is mapped for it. */
  unmapped: string | null
}

const same = (a: string, b: string) =>
  a.trim().toLocaleLowerCase('en-GB') === b.trim().toLocaleLowerCase('en-GB')

/**
 * The mapped folders a delivery may go to, that of the team or region the case names first. Offered is that folder,
 * else the one an earlier version went to (`before`), else the only one there is while the case names nobody: a
 * folder of another team is never offered unasked.
 */
export const folderChoice = (
  part: PartOf<'delivery'>,
  folders: readonly MappedFolder[],
  facts: Facts,
  before: string | undefined,
): FolderChoice => {
  const named = part.folderOf ? facts[part.folderOf] : undefined
  const owner = typeof named === 'string' ? named : null
  const fitting = folders.filter(folder => folder.kind === part.folderKind)
  const theirs = owner === null ? [] : fitting.filter(folder => same(folder.of, owner))
  const listed = [...theirs, ...fitting.filter(folder => !theirs.includes(folder))]
  const used = listed.find(folder => folder.id === before)
  const only = owner === null && listed.length === 1 ? listed[0] : undefined
  const offered = theirs.length === 1 ? theirs[0] : (used ?? only)
  return { folders: listed, offered: offered?.id ?? '', unmapped: theirs.length ? null : owner }
}

/** What to say when no folder of the kind is mapped. */
export const noFolder = (kind: FolderKind): string => `No ${folderKindNames[kind].name} is mapped yet.`
