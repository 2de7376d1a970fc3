import type { CaseEvent } from '../../shared/case/events'
import type { HostClient } from '../../shared/host/contract'

/** A backup that holds a case: how many entries its history had when it was made. */
export interface Held {
  seq: number
  madeAt: string
}

/** The backups that hold a case; none where that is not known. */
export type HeldOf = (caseId: string) => Promise<readonly Held[]>

const readAll = async (host: HostClient): Promise<Map<string, Held[]>> => {
  const held = new Map<string, Held[]>()
  const list = await host('backups.list', {})
  for (const { id, madeAt } of list.ok ? list.value.backups : []) {
    const read = await host('backups.read', { id })
    for (const { caseId, seq } of read.ok ? read.value.cases : [])
      held.set(caseId, [...(held.get(caseId) ?? []), { seq, madeAt }])
  }
  return held
}

/** What the backups of this computer hold, read once, when it is first asked for. */
export const heldInBackups = (host: HostClient): HeldOf => {
  let all: Promise<Map<string, Held[]>> | undefined
  return async caseId => {
    all ??= readAll(host)
    return (await all).get(caseId) ?? []
  }
}

/**
 * The backup that holds the most entries of those that hold more than there are here; undefined for a history that is not
 * behind any. A backup that is older than the last entry proves nothing: the officer restored an older one since, which is
 * written down as an entry.
 */
export const aheadOf = (events: readonly CaseEvent[], held: readonly Held[]): Held | undefined => {
  const last = events.at(-1)?.at ?? ''
  return held
    .filter(one => one.seq > events.length && one.madeAt >= last)
    .sort((one, other) => other.seq - one.seq)[0]
}
