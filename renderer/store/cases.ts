import type { Case } from '../../shared/case/case'
import { link } from '../../shared/case/chain'
import { CaseEvent, type Happening } from '../../shared/case/events'
import { fold } from '../../shared/case/fold'
import { type Fault, failed, ok, type Result } from '../../shared/result'
import { openRow, rowOf } from './case-row'
import type { CaseRow, Database } from './database'
import { sha256OfText } from './hash'
import { aheadOf, type HeldOf } from './held'
import { behind, eventPlace, type History, openHistory } from './history'
import type { Keys } from './keys'
import { reading } from './reading'
import { removeRows } from './removing'
import { sealJson } from './sealed'
import { writing } from './writing'

export interface Loaded {
  cases: Case[]
  /** Cases that are there and cannot be read; the others are not affected. */
  damaged: { caseId: string; fault: Fault }[]
  /** Cases the host has a key for and the database has not: lost, never taken for new. */
  missing: string[]
}

/** Who does something, and when (ISO instant). */
export interface Doing {
  by: string
  at: string
}

export interface Cases {
  load(): Promise<Result<Loaded>>
  /** A case's events, oldest first; checked, and the chain with them. */
  history(caseId: string): Promise<Result<CaseEvent[]>>
  /**
   * Every event of a case that can be read, and where its history is broken; read anew each time. A history that is whole
   * and has fewer entries than a backup holds is broken where they are missing.
   */
  look(caseId: string): Promise<Result<History>>
  /** The same from the store alone: what the backups hold is not asked. */
  stored(caseId: string): Promise<Result<History>>
  /**
   * Enters a new case. Its key is made first, its events stored next, and only then is it counted as expected; if that
   * last step fails it is made up for by the next `load`.
   */
  start(caseId: string, happenings: readonly Happening[], doing: Doing): Promise<Result<Case>>
  /** Adds to a case's history. All or nothing; appends to one case go one after another. */
  append(caseId: string, happenings: readonly Happening[], doing: Doing): Promise<Result<Case>>
  /** Lets go of a case whose key the host has destroyed, and removes its rows. */
  remove(caseId: string): Promise<Result<null>>
}

/** The store of cases over the database and the session's keys, beside which `held` tells what the backups hold. */
export const casesIn = (database: Database, keys: Keys, held: HeldOf = async () => []): Cases => {
  const histories = new Map<string, CaseEvent[]>()
  const queues = new Map<string, Promise<unknown>>()

  const inTurn = <T>(caseId: string, work: () => Promise<T>): Promise<T> => {
    const turn = (queues.get(caseId) ?? Promise.resolve()).then(work)
    queues.set(
      caseId,
      turn.catch(() => undefined),
    )
    return turn
  }

  const stored = async (caseId: string): Promise<Result<History>> => {
    const key = await keys.of(caseId)
    if (!key.ok) return key
    const rows = await reading(database, () =>
      Promise.all([database.events.where({ caseId }).sortBy('seq'), database.cases.get(caseId)]),
    )
    if (!rows.ok) return rows
    const [eventRows, caseRow] = rows.value
    const kept = caseRow && (await openRow(key.value, caseRow))
    // A row that does not open, or of another version, still counts in the clear.
    const count = caseRow ? caseRow.seq : null
    return ok(await openHistory(key.value, caseId, eventRows, kept?.head ?? null, count))
  }

  const look = async (caseId: string): Promise<Result<History>> => {
    const found = await stored(caseId)
    if (!found.ok || found.value.broken) return found
    const { events } = found.value
    const ahead = aheadOf(events, await held(caseId))
    return ok({ events, broken: ahead ? behind(events, ahead) : null })
  }

  const readHistory = async (caseId: string): Promise<Result<CaseEvent[]>> => {
    const known = histories.get(caseId)
    if (known) return ok(known)
    const looked = await stored(caseId)
    if (!looked.ok) return looked
    const { events, broken } = looked.value
    if (broken) return { ok: false, fault: broken.fault }
    histories.set(caseId, events)
    return ok(events)
  }

  const readFold = async (row: CaseRow): Promise<Result<Case>> => {
    const key = await keys.of(row.id)
    if (!key.ok) return key
    const kept = await openRow(key.value, row)
    if (kept) return ok(kept.fold)
    const events = await readHistory(row.id)
    if (!events.ok) return events
    const folded = fold(events.value)
    return folded
      ? ok(folded)
      : failed('damaged', 'This SR has no beginning in the store.', 'Restore the SR from a backup.')
  }

  const store = async (
    caseId: string,
    before: readonly CaseEvent[],
    happenings: readonly Happening[],
    doing: Doing,
  ): Promise<Result<Case>> => {
    const key = await keys.of(caseId)
    if (!key.ok) return key
    const place = { caseId, last: before.at(-1) ?? null, ...doing, newId: () => crypto.randomUUID() }
    const linked = await link(happenings, place, sha256OfText)
    const wrong = linked.map(event => CaseEvent.safeParse(event)).find(parsed => !parsed.success)
    if (wrong)
      return failed(
        'invalid',
        `The entry could not be recorded: ${wrong.error?.issues[0]?.message ?? 'it is not complete'}.`,
        'Correct what you entered and do it again.',
      )
    const events = [...before, ...linked]
    const folded = fold(events)
    // Encrypted before the transaction begins: waiting for WebCrypto inside one would end it.
    const caseRow = folded && (await rowOf(key.value, caseId, events, folded))
    if (!folded || !caseRow) return failed('internal', 'The SR has no beginning.', 'Enter the SR again.')
    const eventRows = await Promise.all(
      linked.map(async event => ({
        caseId,
        seq: event.seq,
        format: event.format,
        sealed: await sealJson(key.value, eventPlace(caseId, event.seq), event),
      })),
    )
    const stored = await writing(database, () =>
      database.transaction('rw', database.events, database.cases, async () => {
        await database.events.bulkAdd(eventRows)
        await database.cases.put(caseRow)
      }),
    )
    if (!stored.ok) {
      histories.delete(caseId)
      return stored
    }
    histories.set(caseId, events)
    return ok(folded)
  }

  return {
    async load() {
      const rows = await reading(database, () => database.cases.toArray())
      if (!rows.ok) return rows
      const there = new Set(rows.value.map(row => row.id))
      for (const id of keys.unsettled()) {
        // An SR that was being entered when the program stopped: it is either all there or not at all.
        if (there.has(id)) await keys.settle(id)
        else await keys.dropUnsettled(id)
      }
      const loaded: Loaded = {
        cases: [],
        damaged: [],
        missing: keys.settled().filter(id => !there.has(id)),
      }
      const folds = await Promise.all(
        rows.value.map(async row => ({ id: row.id, fold: await readFold(row) })),
      )
      for (const one of folds) {
        if (one.fold.ok) loaded.cases.push(one.fold.value)
        else loaded.damaged.push({ caseId: one.id, fault: one.fold.fault })
      }
      return ok(loaded)
    },

    history: caseId => inTurn(caseId, () => readHistory(caseId)),

    look: caseId => inTurn(caseId, () => look(caseId)),

    stored: caseId => inTurn(caseId, () => stored(caseId)),

    start: (caseId, happenings, doing) =>
      inTurn(caseId, async () => {
        const added = await keys.add(caseId)
        if (!added.ok) return added
        const stored = await store(caseId, [], happenings, doing)
        if (!stored.ok) {
          await keys.dropUnsettled(caseId)
          return stored
        }
        // The SR is stored whatever comes of this: saying it failed would have it entered twice.
        await keys.settle(caseId)
        return stored
      }),

    append: (caseId, happenings, doing) =>
      inTurn(caseId, async () => {
        const before = await readHistory(caseId)
        return before.ok ? store(caseId, before.value, happenings, doing) : before
      }),

    remove: caseId =>
      inTurn(caseId, () => {
        keys.forget(caseId)
        histories.delete(caseId)
        return removeRows(database, caseId)
      }),
  }
}
