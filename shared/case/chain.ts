import type { CaseEvent, Happening } from './events'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json | undefined }

/** JSON with sorted keys, so that the same content always reads the same. */
export const canonical = (value: unknown): string => {
  const write = (one: Json): string => {
    if (Array.isArray(one)) return `[${one.map(write).join(',')}]`
    if (one !== null && typeof one === 'object') {
      const members = Object.keys(one)
        .filter(key => one[key] !== undefined)
        .sort()
        .map(key => `${JSON.stringify(key)}:${write(one[key] as Json)}`)
      return `{${members.join(',')}}`
    }
    return JSON.stringify(one)
  }
  return write(value as Json)
}

/** SHA-256 of a text, in hexadecimal. Given by the host of this code: hashing is not available in pure TypeScript. */
export type Hash = (text: string) => Promise<string>

/** Gives happenings their places after the last known event: numbers, times, officer, and the link to the one before. */
export const link = async (
  happenings: readonly Happening[],
  place: {
    caseId: string
    last: CaseEvent | null
    at: string
    by: string
    newId: () => string
  },
  hash: Hash,
): Promise<CaseEvent[]> => {
  const linked: CaseEvent[] = []
  let last = place.last
  for (const happening of happenings) {
    const event = {
      format: 1,
      id: place.newId(),
      caseId: place.caseId,
      seq: (last?.seq ?? 0) + 1,
      at: place.at,
      by: place.by,
      prev: last ? await hash(canonical(last)) : '',
      ...happening,
    } as CaseEvent
    linked.push(event)
    last = event
  }
  return linked
}

/** Where a history ends: how many events it has, and the SHA-256 of the last. Kept apart from it, so that its end is held too. */
export interface Head {
  seq: number
  hash: string
}

/** The head of a history; null for one without events. */
export const headOf = async (events: readonly CaseEvent[], hash: Hash): Promise<Head | null> => {
  const last = events.at(-1)
  return last ? { seq: last.seq, hash: await hash(canonical(last)) } : null
}

/**
 * Where a history stops being whole: numbers without gaps, each event linked to the one before, and the last one the head
 * that was kept. Without a head, a change to the last event or the loss of the last events is not seen.
 * Answers the first entry that does not fit, counted from 1, or null.
 */
export const firstBreak = async (
  events: readonly CaseEvent[],
  hash: Hash,
  head: Head | null = null,
): Promise<number | null> => {
  let before: CaseEvent | null = null
  for (const [index, event] of events.entries()) {
    const expected: string = before ? await hash(canonical(before)) : ''
    if (event.seq !== index + 1 || event.prev !== expected) return index + 1
    before = event
  }
  const end = await headOf(events, hash)
  return head && (end?.seq !== head.seq || end.hash !== head.hash) ? Math.max(1, events.length) : null
}
