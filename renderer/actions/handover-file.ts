import type { HostClient } from '../../shared/host/contract'
import {
  type HandoverList,
  handoverHeaderBytes,
  handoverPieceExtra,
  sealedPieceBytes,
} from '../../shared/host/handover'
import { failed, ok, type Result } from '../../shared/result'
import { sha256 } from '../output/digest'
import type { Supply } from '../output/supply'
import type { CopyToJudge, JudgedCopy } from '../store/judged-copy'

const cutOff = () =>
  failed(
    'damaged',
    'The handover file ends too early, or is not one.',
    'Ask your colleague for the file again. Nothing of it was taken over.',
  )
const gone = () =>
  failed(
    'refused',
    'The handover file could not be read from where it is.',
    'Check that it is still there and not open in another program, then choose it again.',
  )

/** Bytes of the file; null where it is gone, or its place does not give it out. */
const bytesOf = async (file: Blob, from: number, to: number): Promise<Uint8Array<ArrayBuffer> | null> => {
  try {
    return new Uint8Array(await file.slice(from, to).arrayBuffer())
  } catch {
    return null
  }
}

/** A handover file that is open: its list, and its pieces one after another. */
export interface HandoverFile {
  token: string
  list: HandoverList
  next: () => Promise<Result<Uint8Array>>
  /** How far it was read, in bytes. */
  at: () => number
}

/**
 * Opens a handover file with the host. Nothing in it is believed before it is opened: no piece is read that is longer than
 * one can be.
 */
export const openHandoverFile = async (
  host: HostClient,
  file: Blob,
  passphrase: string,
): Promise<Result<HandoverFile>> => {
  let at = handoverHeaderBytes
  const sealed = async (): Promise<Result<Uint8Array<ArrayBuffer>>> => {
    const length = await bytesOf(file, at, at + 4)
    if (!length) return gone()
    if (length.byteLength < 4) return cutOff()
    const size = new DataView(length.buffer).getUint32(0)
    if (size <= handoverPieceExtra || size > sealedPieceBytes || at + 4 + size > file.size) return cutOff()
    const bytes = await bytesOf(file, at + 4, at + 4 + size)
    at += 4 + size
    return bytes ? ok(bytes) : gone()
  }
  const header = await bytesOf(file, 0, handoverHeaderBytes)
  if (!header) return gone()
  if (header.byteLength < handoverHeaderBytes) return cutOff()
  const first = await sealed()
  if (!first.ok) return first
  const opened = await host('handover.open', { passphrase, header, first: first.value })
  if (!opened.ok) return opened
  const { token, list } = opened.value
  return ok({
    token,
    list,
    at: () => at,
    async next() {
      const piece = await sealed()
      if (!piece.ok) return piece
      const read = await host('handover.read', { token, bytes: piece.value })
      if (!read.ok) return read
      return read.value.last && at !== file.size ? cutOff() : ok(read.value.bytes)
    },
  })
}

/** One case of the file: judged by the worker, and each stored piece of its files given to `take` once it is what the rows say. */
export const readCase = async (
  { next }: Pick<HandoverFile, 'next'>,
  { caseId, rows, files }: HandoverList['cases'][number],
  judge: (copy: Omit<CopyToJudge, 'key'>, supply: Supply) => Promise<Result<JudgedCopy>>,
  take: (judged: JudgedCopy, index: number, bytes: Uint8Array) => Promise<Result<unknown>>,
): Promise<Result<JudgedCopy>> => {
  // Asked for in their order: a piece opens in its own place only.
  const supply = async () => {
    const piece = await next()
    return piece.ok ? ok(new Uint8Array(piece.value)) : piece
  }
  const judged = await judge({ caseId, pieces: rows }, supply)
  if (!judged.ok) return judged
  const named = judged.value.packed.files
  if (named.length !== files) return cutOff()
  for (const [index, file] of named.entries()) {
    const piece = await supply()
    if (!piece.ok) return piece
    if ((await sha256(piece.value)) !== file.sha256) return cutOff()
    const taken = await take(judged.value, index, piece.value)
    if (!taken.ok) return taken
  }
  return judged
}
