import { packRows } from '../../renderer/store/backup-pack'
import { rowOf } from '../../renderer/store/case-row'
import type { EventRow } from '../../renderer/store/database'
import { sha256OfText } from '../../renderer/store/hash'
import { eventPlace } from '../../renderer/store/history'
import { importKey, seal, sealJson } from '../../renderer/store/sealed'
import { link } from '../../shared/case/chain'
import type { CaseEvent, Happening } from '../../shared/case/events'
import { fold } from '../../shared/case/fold'
import { noise } from './bytes'

export const caseId = '0c0a0c0a-0000-4000-8000-000000000001'
export const otherId = '0c0a0c0a-0000-4000-8000-000000000002'
export const at = '2026-05-11T08:00:00.000Z'

/** The key of every SR in a handover file of the corpus. */
export const keyText = 'A'.repeat(43)
const key = () => importKey(keyText)

const opened: Happening = { type: 'opened', procedure: { id: 'liability-order', version: 1 } }
const note = (text: string): Happening => ({ type: 'note-written', text })

const historyOf = (happenings: readonly Happening[], id = caseId): Promise<CaseEvent[]> => {
  let made = 0
  const newId = () => `0c0a0c0a-0000-4000-9000-${String(++made).padStart(12, '0')}`
  return link(happenings, { caseId: id, last: null, at, by: 'Testina Example', newId }, sha256OfText)
}

/** A history as an officer's store holds it. */
const stored = async (events: readonly CaseEvent[], places = events.map(({ seq }) => seq)) => {
  const folded = fold(events)
  const row = folded && (await rowOf(await key(), caseId, events, folded))
  if (!row) throw new Error('The SR has no beginning')
  const rows = await Promise.all(
    events.map(async (event, index): Promise<EventRow> => {
      const seq = places[index] ?? 0
      return { caseId, seq, format: 1, sealed: await sealJson(await key(), eventPlace(caseId, seq), event) }
    }),
  )
  return { row, events: rows, files: [] }
}

/** An SR of two entries that opens, as the product packs it. */
export const wholeSr = async (): Promise<Uint8Array> =>
  packRows(await stored(await historyOf([opened, note('Invented.')])))

/** One whose second entry is not what an entry is, though it is sealed rightly. */
const withEntry = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> => {
  const pack = await stored(await historyOf([opened, note('Invented.')]))
  const sealed = await seal(await key(), eventPlace(caseId, 2), bytes)
  return packRows({ ...pack, events: pack.events.map(row => (row.seq === 2 ? { ...row, sealed } : row)) })
}
const text = (words: string) => new TextEncoder().encode(words)

/** One whose row, which says how the SR stands, is something else under the right key. */
const withRow = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> => {
  const pack = await stored(await historyOf([opened, note('Invented.')]))
  return packRows({
    ...pack,
    row: { ...pack.row, sealed: await seal(await key(), `cases/${caseId}`, bytes) },
  })
}

/** A frame of so many entries, each of next to nothing. */
const ofEntries = (entries: number): Uint8Array =>
  packRows({
    row: {
      id: caseId,
      format: 1,
      changedAt: at,
      seq: entries,
      sealed: { iv: noise(12, 2), cipher: noise(20, 3).buffer },
    },
    events: Array.from({ length: entries }, (_, seq) => ({
      caseId,
      seq,
      format: 1,
      sealed: { iv: new Uint8Array(0), cipher: new ArrayBuffer(0) },
    })),
    files: [],
  })

/** SRs in a handover file whose maker knows passphrase and key: every one of them must be refused. */
export const badSrs: Readonly<Record<string, () => Promise<Uint8Array> | Uint8Array>> = {
  'entry-of-noise': () => withEntry(noise(4000, 8)),
  'entry-100000-deep': () => withEntry(text('['.repeat(100_000) + ']'.repeat(100_000))),
  'entry-of-24-mb': () => withEntry(text(`[${'0,'.repeat(12 * 1024 ** 2)}0]`)),
  'entry-of-another-form': () => withEntry(text('{"format":1,"type":"surprise"}')),
  'entry-without-more': () => withEntry(text('null')),
  'row-of-noise-and-one-entry-less': async () => {
    const pack = await stored(await historyOf([opened, note('Invented.')]))
    return packRows({ ...pack, events: pack.events.slice(0, 1) })
  },
  'entries-of-another-sr': async () => packRows(await stored(await historyOf([opened, note('A.')], otherId))),
  'entries-in-other-places': async () =>
    packRows(await stored(await historyOf([opened, note('A.')]), [2, 3])),
  'entries-in-one-place': async () => packRows(await stored(await historyOf([opened, note('A.')]), [1, 1])),
  'entries-without-a-beginning': async () => {
    const pack = await stored(await historyOf([opened, note('A.')]))
    const events = await historyOf([note('A.'), note('B.')])
    const rows = events.map(async event => ({
      caseId,
      seq: event.seq,
      format: 1,
      sealed: await sealJson(await key(), eventPlace(caseId, event.seq), event),
    }))
    return packRows({ row: { ...pack.row, format: 1 }, events: await Promise.all(rows), files: [] })
  },
  'entries-by-the-ten-thousand': () => ofEntries(60_000),
}

/** SRs that are whole, though their maker put something else where the product keeps what it worked out. */
export const oddSrs: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  'row-that-is-no-json': () => withRow(noise(300, 9)),
  'row-of-another-form': () => withRow(text('{"fold":{"id":7},"head":null}')),
}

/** One of many long entries, near the most that is read. */
export const longSr = async (entries: number): Promise<Uint8Array> =>
  packRows(
    await stored(
      await historyOf([opened, ...Array.from({ length: entries }, () => note('x'.repeat(9_000)))]),
    ),
  )
