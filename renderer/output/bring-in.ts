import { shownName } from '../../shared/bundle/names'
import type { FileKind } from '../../shared/procedures/schema'
import { type Failed, failed, ok, type Result } from '../../shared/result'
import { type AcceptedFile, intake, judgeSize } from './intake'
import type { SecondReader } from './reading/second-reading'

/** A file as the officer chose it: known by name and size, not yet read. */
export interface ChosenFile {
  name: string
  /** What the browser says it is; empty when it says nothing. */
  declaredType: string
  file: Blob
  wanted: readonly FileKind[]
}

export interface BroughtIn {
  accepted: AcceptedFile
  /** The very bytes that were judged. */
  bytes: Uint8Array<ArrayBuffer>
}

/** The fault for a file that is gone, or that its place does not give out. */
export const unreadable = (name: string): Failed =>
  failed(
    'refused',
    `‘${shownName(name)}’ could not be read from where it is.`,
    'Check that it is still there and not open in another program, then add it again.',
  )

/** Reads a chosen file, unless its size alone rules it out, and judges it. Never rejects. */
export const bringIn = async (
  { name, declaredType, file, wanted }: ChosenFile,
  reader: SecondReader,
  alive?: () => void,
): Promise<Result<BroughtIn>> => {
  // Judged before it is read: a file of gigabytes must not be taken into memory to be refused.
  const size = judgeSize(name, file.size)
  if (!size.ok) return size
  let bytes: Uint8Array<ArrayBuffer>
  try {
    bytes = new Uint8Array(await file.arrayBuffer())
  } catch {
    return unreadable(name)
  }
  const accepted = await intake({ name, declaredType, bytes, wanted }, reader, alive)
  return accepted.ok ? ok({ accepted: accepted.value, bytes }) : accepted
}
