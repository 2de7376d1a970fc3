import type { Case } from '../../shared/case/case'
import type { CaseEvent } from '../../shared/case/events'
import { fold } from '../../shared/case/fold'
import { mostRowPieces } from '../../shared/host/handover'
import { failed, ok, type Result } from '../../shared/result'
import { openPacked, type Packed, readPack } from './backup-pack'
import { rowOf } from './case-row'

/** A copy of an SR that came from outside, packed in so many pieces. */
export interface CopyToJudge {
  caseId: string
  pieces: number
  /** The key it must open under; null for one that is not to be opened. */
  key: CryptoKey | null
}

/** A copy of an SR that was read to its end. Only where it opened may anything of it be stored. */
export interface JudgedCopy {
  packed: Packed
  /** Null for one that does not open, whose history is not whole, or that was not to be opened. */
  opened: { events: CaseEvent[]; fold: Case } | null
}

const damaged = () =>
  failed(
    'damaged',
    'An SR in this file cannot be read.',
    'Ask your colleague for the file again. Nothing of it was taken over.',
  )

/** Most entries and pieces of files of an SR: each is opened or asked for by itself. */
const most = 20_000

const joined = async (pieces: readonly Uint8Array<ArrayBuffer>[]) =>
  new Uint8Array(await new Blob([...pieces]).arrayBuffer())

/** Whether every entry stands in its own place, under its own number, and is of this SR. */
const inPlace = (caseId: string, { events: rows }: Packed, events: readonly CaseEvent[]): boolean =>
  rows.length === events.length &&
  events.every((event, index) => event.caseId === caseId && rows[index]?.seq === index + 1)

/**
 * Reads a copy of an SR: unpacks its rows, opens them under its key, holds every entry against the form of one, and works
 * out how the SR stands. What whoever made the copy had worked out is not believed: its row is made anew.
 */
export const judgeCopy = async (
  { caseId, pieces, key }: CopyToJudge,
  supply: (index: number) => Promise<Result<Uint8Array<ArrayBuffer>>>,
): Promise<Result<JudgedCopy>> => {
  if (pieces > mostRowPieces) return damaged()
  const parts: Uint8Array<ArrayBuffer>[] = []
  for (let index = 0; index < pieces; index++) {
    const part = await supply(index)
    if (!part.ok) return part
    parts.push(part.value)
  }
  const packed = readPack(caseId, await joined(parts))
  if (!packed.ok || packed.value.events.length > most || packed.value.files.length > most) return damaged()
  const unopened = ok({ packed: packed.value, opened: null })
  if (!key) return unopened
  const { events, broken } = await openPacked(key, packed.value)
  const folded = broken || !inPlace(caseId, packed.value, events) ? null : fold(events)
  const row = folded && (await rowOf(key, caseId, events, folded))
  return folded && row ? ok({ packed: { ...packed.value, row }, opened: { events, fold: folded } }) : unopened
}
