import { z } from 'zod'
import { line } from './settings'

export const folderKinds = ['cpt-shared', 'cpo-manager', 'other'] as const
export type FolderKind = (typeof folderKinds)[number]

/** What each kind of mapped folder is called on screen, and whose it is. */
export const folderKindNames: Record<FolderKind, { name: string; of: string }> = {
  'cpt-shared': { name: 'CPT shared folder', of: 'Court presenting team' },
  'cpo-manager': { name: 'CPO Manager Folder', of: 'Region' },
  other: { name: 'Other folder', of: 'Used for' },
}

export const FolderId = z.uuid()

/** A network folder as the renderer knows it. `place` is for reading only: the host alone turns an id into a path. */
export const MappedFolder = z.strictObject({
  id: FolderId,
  kind: z.enum(folderKinds),
  /** The court presenting team, region or purpose it belongs to. */
  of: line(80),
  label: line(80),
  place: z.string(),
})
export type MappedFolder = z.infer<typeof MappedFolder>

/** A place the officer typed or pasted, or a token for one chosen in the system's own dialog. */
export const FolderPlace = z.union([
  z.strictObject({ typed: line(1000).min(1, 'Enter where the folder is') }),
  z.strictObject({ chosen: z.uuid() }),
])
export type FolderPlace = z.infer<typeof FolderPlace>

export const NewFolder = z.strictObject({
  kind: z.enum(folderKinds),
  of: line(80).min(1, 'Enter whose folder it is'),
  label: line(80).min(1, 'Enter a label for the folder'),
  place: FolderPlace,
})
export type NewFolder = z.infer<typeof NewFolder>

/** The outcome of writing, reading back and removing a small probe file. `freeBytes` is null where the share does not tell. */
export const FolderTest = z.strictObject({
  freeBytes: z.number().nonnegative().nullable(),
  tookMs: z.number().nonnegative(),
})
export type FolderTest = z.infer<typeof FolderTest>
