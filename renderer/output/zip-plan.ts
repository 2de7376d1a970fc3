import { z } from 'zod'
import { nameKey, shownName } from '../../shared/bundle/names'
import { sha256 } from '../../shared/host/delivery'
import { failed, ok, type Result } from '../../shared/result'

/** Largest zip that is made, in bytes of its files. */
export const largestZip = 1024 ** 3

export const manifestName = 'manifest.json'

export interface ZipEntry {
  /** Name in the zip; folders by `/`. */
  path: string
  bytes: number
  /** What the bytes must hash to, where that is known. */
  sha256?: string
}

export interface ZipPlan {
  /** In the order they are to lie in the zip. */
  entries: readonly ZipEntry[]
  /** An ISO instant for the manifest. Left out, the same files always give the same zip. */
  made?: string
}

/** What `manifest.json` in a zip says: its files in their order, itself apart. */
export const Manifest = z.strictObject({
  format: z.literal(1),
  made: z.iso.datetime().optional(),
  files: z.array(z.strictObject({ name: z.string(), bytes: z.int().nonnegative(), sha256 })),
})
export type Manifest = z.infer<typeof Manifest>

const compressed = new Set(
  'pdf png jpg jpeg gif webp heic heif zip 7z rar gz docx xlsx pptx docm xlsm odt ods odp mp3 mp4 m4a mov'.split(
    ' ',
  ),
)

/** Whether deflating would only cost time: most files of a case are PDFs and scans. */
export const isCompressed = (path: string): boolean =>
  compressed.has(/\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '')

const unsafe = (path: string): string | null => {
  if (/[\\:\p{Cc}\p{Cs}]/u.test(path)) return 'has a character that is not allowed'
  if (path.split('/').some(part => part === '' || part === '.' || part === '..'))
    return 'does not lie inside the zip'
  if (nameKey(path) === manifestName) return 'is the name of the list of files itself'
  return null
}

/** Checks a plan before anything is fetched: names that unpack where they should, once each, and a size that can be. */
export const checkZipPlan = ({ entries }: ZipPlan): Result<null> => {
  const next = 'Rename the file and build the zip again.'
  const seen = new Set<string>()
  for (const { path } of entries) {
    const why = unsafe(path)
    if (why) return failed('invalid', `‘${shownName(path)}’ cannot go into the zip: its name ${why}.`, next)
    if (seen.has(nameKey(path)))
      return failed('invalid', `‘${shownName(path)}’ is in the list for the zip twice.`, next)
    seen.add(nameKey(path))
  }
  const total = entries.reduce((sum, entry) => sum + entry.bytes, 0)
  return total <= largestZip
    ? ok(null)
    : failed(
        'invalid',
        `The files come to ${Math.ceil(total / 1024 ** 2).toLocaleString('en-GB')} MB; a zip takes up to ${(largestZip / 1024 ** 2).toLocaleString('en-GB')} MB.`,
        'Leave out files that are not needed, or save them in a second zip.',
      )
}
