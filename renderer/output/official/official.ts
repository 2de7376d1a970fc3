import { shownName } from '../../../shared/bundle/names'
import { type OfficialEntries, type OfficialKind, officialBytes } from '../../../shared/documents/official'
import { failed, ok, type Result } from '../../../shared/result'
import type { ReadAsset } from '../fonts/faces'
import { natureOf } from '../reading/kind'
import { acroformFields, fillAcroform } from './acroform'
import type { OfficialField, OfficialFile } from './field'
import { fillTemplate, templateFields } from './word-template'

export interface OfficialRead {
  kind: OfficialKind
  /** In the file's own order. */
  fields: OfficialField[]
  bytes: Uint8Array<ArrayBuffer>
}

export interface OfficialOrder {
  kind: OfficialKind
  file: OfficialFile
  entries: OfficialEntries
}

export interface OfficialFilled {
  bytes: Uint8Array<ArrayBuffer>
  /** Known of a PDF only. */
  pages?: number
}

/** Reads a file that is to stand in for a form: what kind it is, by its content, and what can be filled in it. Never rejects. */
export const readOfficial = async ({
  name,
  file,
}: {
  name: string
  file: Blob
}): Promise<Result<OfficialRead>> => {
  const shown = shownName(name)
  if (file.size > officialBytes)
    return failed(
      'invalid',
      `‘${shown}’ is ${Math.ceil(file.size / 1024 ** 2)} MB; an official form may be ${officialBytes / 1024 ** 2} MB at most.`,
      'Make the pictures in it smaller, save it, and load that.',
    )
  let bytes: Uint8Array<ArrayBuffer>
  try {
    bytes = new Uint8Array(await file.arrayBuffer())
  } catch {
    return failed(
      'not-found',
      `‘${shown}’ could not be read from where it is.`,
      'Check that it is still there and not open in another program, then choose it again.',
    )
  }
  const nature = natureOf(bytes)
  if (nature.kind !== 'pdf' && nature.kind !== 'word')
    return failed(
      'invalid',
      bytes.byteLength === 0
        ? `‘${shown}’ is empty.`
        : `‘${shown}’ is ${nature.words}; a PDF with fields or a Word template is needed here.`,
      'Choose a PDF with fields, or a Word file that ends in .docx or .dotx.',
    )
  const read = { name, bytes }
  const fields = await (nature.kind === 'pdf' ? acroformFields(read) : templateFields(read)).catch(() =>
    failed(
      'damaged',
      `The fields of ‘${shown}’ cannot be read.`,
      'Save it anew from the program it came from, then load that.',
    ),
  )
  return fields.ok
    ? ok({ kind: nature.kind === 'pdf' ? 'acroform' : 'word-template', fields: fields.value, bytes })
    : fields
}

/** Fills an office's file, all or nothing; a fault names the field. */
export const fillOfficial = (
  { kind, file, entries }: OfficialOrder,
  readFont: ReadAsset,
): Promise<Result<OfficialFilled>> =>
  kind === 'acroform' ? fillAcroform(file, entries, readFont) : fillTemplate(file, entries)
