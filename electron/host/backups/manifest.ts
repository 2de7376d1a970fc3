import { createHash } from 'node:crypto'
import fs from 'node:fs/promises'
import { z } from 'zod'
import {
  BackupCase,
  BackupId,
  BackupOffice,
  type BackupPiece,
  type BackupSummary,
} from '../../../shared/host/backups'

const first = {
  id: BackupId,
  madeAt: z.iso.datetime(),
  cases: z.array(BackupCase),
}

/** Every form a backup's own file has had. Format 1 held SRs only. */
const forms = [
  z.strictObject({ format: z.literal(1), ...first }),
  z.strictObject({ format: z.literal(2), ...first, office: BackupOffice }),
] as const
type Form = z.infer<(typeof forms)[number]>

/** What a backup refers to; `office` is null in one that was made before it was kept. */
export interface Manifest {
  id: string
  madeAt: string
  cases: BackupCase[]
  office: BackupOffice | null
}

const sumOf = (content: Form): string => createHash('sha256').update(JSON.stringify(content)).digest('hex')

/** The text of a backup's own file: what it refers to, and a sum that tells whether it is whole. */
export const manifestText = (made: Manifest & { office: BackupOffice }): string => {
  const content = forms[1].parse({ format: 2, ...made })
  return `${JSON.stringify({ ...content, sum: sumOf(content) })}\n`
}

/** Reads it back; null for anything that is not whole, or of a newer version. */
export const readManifest = (text: string): Manifest | null => {
  try {
    const { sum, ...rest } = z.looseObject({ sum: z.string() }).parse(JSON.parse(text))
    const content = z.union(forms).parse(rest)
    if (sumOf(content) !== sum) return null
    const { id, madeAt, cases } = content
    return { id, madeAt, cases, office: content.format === 2 ? content.office : null }
  } catch {
    return null
  }
}

/** Largest file of a backup that is read, in bytes: many times what a full store comes to, and a text can be as long. */
const mostBytes = 256 * 1024 ** 2

/** Reads a backup's own file; null for whatever else bears such a name: a folder, what this account may not read, a damaged one. */
export const readManifestFile = async (file: string): Promise<Manifest | null> => {
  try {
    const { size, isFile } = await fs.stat(file).then(found => ({ size: found.size, isFile: found.isFile() }))
    return isFile && size <= mostBytes ? readManifest(await fs.readFile(file, 'utf8')) : null
  } catch {
    return null
  }
}

const officePieces = ({ settings, folders, procedures, official, forms }: BackupOffice): BackupPiece[] => [
  ...settings,
  ...folders,
  ...procedures,
  ...official,
  ...Object.values(forms).flat(),
]

/** Every piece it refers to, each once. */
export const piecesOf = ({ cases, office }: Manifest): Map<string, number> =>
  new Map(
    [...cases.flatMap(one => [...one.rows, ...one.files]), ...(office ? officePieces(office) : [])].map(
      ({ sha256, bytes }) => [sha256, bytes],
    ),
  )

export const summaryOf = (manifest: Manifest): BackupSummary => ({
  id: manifest.id,
  madeAt: manifest.madeAt,
  cases: manifest.cases.length,
  bytes: [...piecesOf(manifest).values()].reduce((sum, bytes) => sum + bytes, 0),
})
