import { shownName } from '../../shared/bundle/names'
import { documentTypes } from '../../shared/case/case'
import { type FileKind, fileKinds } from '../../shared/procedures/schema'
import { failed, ok, type Result } from '../../shared/result'
import { judgePdf } from './reading/judge-pdf'
import { type FileNature, natureOf } from './reading/kind'
import { judgeSize } from './reading/limits'
import { type PictureMediaType, readPicture, seenSize } from './reading/read-picture'
import { judgeWord } from './reading/read-word'
import type { SecondReader } from './reading/second-reading'

export { judgeSize, largestFile } from './reading/limits'

export interface BroughtFile {
  name: string
  /** What the browser or mail program says it is; empty when it says nothing. Never believed, only compared. */
  declaredType: string
  bytes: Uint8Array<ArrayBuffer>
  /** The kinds that are wanted here, at least one. */
  wanted: readonly FileKind[]
}

export type AcceptedFile = { warnings: string[] } & (
  | { kind: 'pdf'; mediaType: 'application/pdf'; pages: number }
  /** Width and height in pixels, as the picture is to be seen. */
  | { kind: 'picture'; mediaType: PictureMediaType; width: number; height: number }
  | { kind: 'word'; mediaType: typeof documentTypes.word }
)

const kindWords: Record<FileKind, string> = {
  pdf: 'a PDF',
  picture: 'a JPEG or PNG picture',
  word: 'a Word file (.docx)',
}

const wantedWords = (wanted: readonly FileKind[]): string =>
  fileKinds
    .filter(kind => wanted.includes(kind))
    .map(kind => kindWords[kind])
    .join(' or ')

const wrongKind = ({ name, wanted }: BroughtFile, nature: FileNature) => {
  const convertible = nature.kind === 'other' && nature.isPicture && wanted.includes('picture')
  return failed(
    'invalid',
    `‘${shownName(name)}’ is ${nature.words}; ${wantedWords(wanted)} is needed here.`,
    convertible
      ? 'Open the picture, save it as a JPEG or PNG, then choose that file.'
      : `Choose ${wantedWords(wanted)}, or save this file as one first.`,
  )
}

const endings: Record<string, RegExp> = {
  'application/pdf': /\.pdf$/i,
  'image/jpeg': /\.(jpe?g|jfif)$/i,
  'image/png': /\.png$/i,
  [documentTypes.word]: /\.doc[xm]$/i,
}

const namedOtherwise = (file: BroughtFile, nature: Extract<FileNature, { mediaType: string }>): string[] => {
  const ending = /\.[^.\s]{1,8}$/.exec(file.name)?.[0]
  const declared = file.declaredType && file.declaredType !== 'application/octet-stream'
  if (ending && !endings[nature.mediaType]?.test(file.name))
    return [`Its name ends in ${shownName(ending)}, but it is ${nature.words}.`]
  return declared &&
    file.declaredType !== nature.mediaType &&
    !(ending && endings[nature.mediaType]?.test(file.name))
    ? [`It came as ${shownName(file.declaredType)}, but it is ${nature.words}.`]
    : []
}

/**
 * Judges a file an officer brings, by its content: what it is, whether it is wanted here, whole, and safe to work on.
 * `reader` is the one that shows PDFs, which must be able to read them too; `alive` is
 * told as a long file goes on. Refusals are sentences naming the file. Never rejects.
 */
export const intake = async (
  file: BroughtFile,
  reader: SecondReader,
  alive: () => void = () => undefined,
): Promise<Result<AcceptedFile>> => {
  const size = judgeSize(file.name, file.bytes.byteLength)
  if (!size.ok) return size
  const nature = natureOf(file.bytes)
  if (nature.kind === 'other' || !file.wanted.includes(nature.kind)) return wrongKind(file, nature)
  const warnings = namedOtherwise(file, nature)
  try {
    if (nature.kind === 'word') {
      const word = await judgeWord(file.bytes, file.name)
      return word.ok ? ok({ kind: 'word', mediaType: nature.mediaType, warnings }) : word
    }
    if (nature.kind === 'pdf') {
      const pdf = await judgePdf(file.bytes, file.name, reader, alive)
      if (!pdf.ok) return pdf
      const { pages } = pdf.value
      return ok({
        kind: 'pdf',
        mediaType: 'application/pdf',
        pages,
        warnings: [...warnings, ...pdf.value.warnings],
      })
    }
    const picture = await readPicture(nature.mediaType, file.bytes, file.name)
    if (!picture.ok) return picture
    return ok({ kind: 'picture', mediaType: nature.mediaType, ...seenSize(picture.value), warnings })
  } catch {
    return failed(
      'internal',
      `‘${shownName(file.name)}’ could not be checked.`,
      'Try again. If it happens again, save the file anew and choose that.',
    )
  }
}
