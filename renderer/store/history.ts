import { londonDate, londonTime } from '../../shared/calendar/london'
import { clockTime, shortDate } from '../../shared/calendar/write'
import { firstBreak, type Head } from '../../shared/case/chain'
import { CaseEvent } from '../../shared/case/events'
import { type Fault, failed } from '../../shared/result'
import type { EventRow } from './database'
import { sha256OfText } from './hash'
import type { Held } from './held'
import { unsealJson } from './sealed'

/** Where a history does not hold: the first entry that cannot be relied on, counted from 1, and why. */
export interface Break {
  entry: number
  fault: Fault
}

/** Every entry that can be read, oldest first, and the first break; null for a history that is whole. */
export interface History {
  events: CaseEvent[]
  broken: Break | null
}

export const eventPlace = (id: string, seq: number) => `events/${id}/${seq}`

const incomplete = () =>
  failed(
    'damaged',
    'Entries are missing from the end of this SR’s history.',
    'Do not work on this SR. The others are not affected. Tell your team leader, and restore the SR from a backup.',
  ).fault

/** Entries are missing that a backup holds: the SR was put back to how it was before, as a whole. */
export const behind = (events: readonly CaseEvent[], { seq, madeAt }: Held): Break => ({
  entry: events.length + 1,
  fault: failed(
    'damaged',
    `This SR has ${events.length} ${events.length === 1 ? 'entry' : 'entries'} here, and the backup of ${shortDate(londonDate(madeAt))}, ${clockTime(londonTime(madeAt))} holds ${seq}.`,
    'Do not work on this SR. The others are not affected. Tell your team leader, and restore the SR from that backup.',
  ).fault,
})

const unknownForm = () =>
  failed(
    'damaged',
    'An entry in this SR’s history has a form this version of SSST Desk does not know.',
    'Install the newest version of SSST Desk and open the SR again.',
  ).fault

const notFitting = (entry: number) =>
  failed(
    'damaged',
    `The history of this SR does not fit together at entry ${entry}.`,
    'Do not rely on this history. Tell your team leader, and restore the SR from a backup.',
  ).fault

/**
 * Opens a case's stored entries, in order, and checks that they are whole. `head` is where the history ended when it was
 * last written, `count` how many entries there were; null where that is not known.
 */
export const openHistory = async (
  key: CryptoKey,
  caseId: string,
  rows: readonly EventRow[],
  head: Head | null,
  count: number | null,
): Promise<History> => {
  const opened = await Promise.all(
    rows.map(async row => ({
      seq: row.seq,
      json: await unsealJson(key, eventPlace(caseId, row.seq), row.sealed),
    })),
  )
  const events: CaseEvent[] = []
  let broken: Break | null = null
  for (const { seq, json } of opened) {
    const event = json.ok ? CaseEvent.safeParse(json.value) : null
    if (event?.success) events.push(event.data)
    else broken ??= { entry: seq, fault: json.ok ? unknownForm() : json.fault }
  }
  if (broken) return { events, broken }
  const entry = await firstBreak(events, sha256OfText, head)
  if (entry !== null) return { events, broken: { entry, fault: notFitting(entry) } }
  if (count !== null && count !== events.length)
    return { events, broken: { entry: events.length + 1, fault: incomplete() } }
  return { events, broken: null }
}
