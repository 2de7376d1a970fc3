import { createHash } from 'node:crypto'
import { z } from 'zod'
import { BackupCase, BackupId, type BackupSummary } from '../../../shared/host/backups'

const Content = z.strictObject({
  format: z.literal(1),
  id: BackupId,
  madeAt: z.iso.datetime(),
  cases: z.array(BackupCase),
})
export type Manifest = z.infer<typeof Content>

const sumOf = (content: Manifest): string =>
  createHash('sha256')
    .update(JSON.stringify(Content.parse(content)))
    .digest('hex')

/** The text of a backup's own file: what it refers to, and a sum that tells whether it is whole. */
export const manifestText = (content: Manifest): string =>
  `${JSON.stringify({ ...content, sum: sumOf(content) })}\n`

/** Reads it back; null for anything that is not whole, or not of this version. */
export const readManifest = (text: string): Manifest | null => {
  try {
    const { sum, ...rest } = z.looseObject({ sum: z.string() }).parse(JSON.parse(text))
    const content = Content.parse(rest)
    return sumOf(content) === sum ? content : null
  } catch {
    return null
  }
}

/** Every piece it refers to, each once. */
export const piecesOf = ({ cases }: Manifest): Map<string, number> =>
  new Map(cases.flatMap(one => [...one.rows, ...one.files]).map(({ sha256, bytes }) => [sha256, bytes]))

export const summaryOf = (manifest: Manifest): BackupSummary => ({
  id: manifest.id,
  madeAt: manifest.madeAt,
  cases: manifest.cases.length,
  bytes: [...piecesOf(manifest).values()].reduce((sum, bytes) => sum + bytes, 0),
})
