import type { Case } from '../../shared/case/case'
import { type Head, headOf } from '../../shared/case/chain'
import type { CaseEvent } from '../../shared/case/events'
import type { CaseRow } from './database'
import { sha256OfText } from './hash'
import { sealJson, unsealJson } from './sealed'

/** Version of `fold`: raise it when the shape of `Case` changes, and kept folds are made again from the events. */
const foldFormat = 5

const casePlace = (id: string) => `cases/${id}`

/** What a case's row holds: its fold, and where its history ends, so that no entry can go missing from the end unseen. */
export interface Kept {
  fold: Case
  head: Head
}

/** What a case's row holds; null for one that does not open, or of another version of the fold. */
export const openRow = async (key: CryptoKey, row: CaseRow): Promise<Kept | null> => {
  if (row.format !== foldFormat) return null
  const kept = await unsealJson(key, casePlace(row.id), row.sealed)
  return kept.ok ? (kept.value as Kept) : null
}

/** The row of a case whose history is whole, from that history and its fold. */
export const rowOf = async (
  key: CryptoKey,
  caseId: string,
  events: readonly CaseEvent[],
  fold: Case,
): Promise<CaseRow | null> => {
  const head = await headOf(events, sha256OfText)
  const last = events.at(-1)
  if (!head || !last) return null
  const kept: Kept = { fold, head }
  return {
    id: caseId,
    format: foldFormat,
    changedAt: last.at,
    seq: fold.seq,
    sealed: await sealJson(key, casePlace(caseId), kept),
  }
}
