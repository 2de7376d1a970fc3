import { failed, ok, type Result } from '../result'
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

/** Checks that a history is whole: numbers without gaps, each event linked to the one before. The fault names the first break. */
export const checkChain = async (events: readonly CaseEvent[], hash: Hash): Promise<Result<null>> => {
  let before: CaseEvent | null = null
  for (const [index, event] of events.entries()) {
    const expected: string = before ? await hash(canonical(before)) : ''
    if (event.seq !== index + 1 || event.prev !== expected)
      return failed(
        'damaged',
        `The history of this SR does not fit together at entry ${index + 1}.`,
        'Do not rely on this history. Tell your team leader, and restore the SR from a backup.',
      )
    before = event
  }
  return ok(null)
}
