import { counted } from '../calendar/write'
import type { Case } from '../case/case'
import type { CaseEvent } from '../case/events'
import { foldReadable } from '../case/fold'
import type { Damage } from '../host/deletion'
import type { Fault } from '../result'
import { type Gate, holdGate } from './gates'

/** What is left of an SR that is damaged. */
export interface Remains {
  /** The entries that can be read, oldest first. */
  events: readonly CaseEvent[]
  /** The SR as it was last shown, where that can be read. */
  kept: Case | null
  /** Why it is damaged, and the first entry that does not hold where there is one. */
  fault: Fault
  entry: number | null
  /** How many entries are stored; null where not even that is known. */
  entries: number | null
  /** Files of which something is stored. */
  fileIds: readonly string[]
  /** Whether there is a key for it. */
  hasKey: boolean
}

const both = <T>(one: readonly T[], other: readonly T[], id: (of: T) => string): T[] => [
  ...one,
  ...other.filter(of => !one.some(known => id(known) === id(of))),
]

/** The SR as far as it is known: as it was last shown, with whatever readable entries tell besides. Null where nothing is. */
export const knownOf = ({ events, kept }: Remains): Case | null => {
  const read = foldReadable(events)
  if (!kept || !read) return kept ?? read
  return {
    ...kept,
    deliveries: both(kept.deliveries, read.deliveries, delivery => delivery.deliveryId),
    emails: both(kept.emails, read.emails, email => email.mailId),
  }
}

const namedIn = (events: readonly CaseEvent[], fileIds: readonly string[]): number => {
  const text = JSON.stringify(events)
  return fileIds.filter(id => text.includes(id)).length
}

/** What cannot be known of it, and so may stay behind, in sentences. `folders` are the mapped folders, by their labels. */
export const unknownOf = (
  { events, entries, fileIds, hasKey }: Remains,
  folders: readonly string[],
): string[] => {
  const lost = entries === null ? null : Math.max(0, entries - events.length)
  const looked =
    folders.length > 0 ? ` To be looked at by the officer: ${folders.slice(0, 8).join(', ')}.` : ''
  const nameless = fileIds.length - namedIn(events, fileIds)
  return [
    lost === 0
      ? `Every entry can be read, but not whether one of them was changed, or one taken out. A copy on a mapped folder that such an entry told of is not known, and stays.${looked}`
      : `${lost === null ? 'How many entries there were' : `What ${counted(lost, 'entry').replace('entrys', 'entries')} said`} cannot be known. A copy that ${lost === 1 ? 'it' : 'one of them'} put on a mapped folder is not known, and stays there.${looked}`,
    'An email draft that such an entry wrote stays until no SR here is damaged; SSST Desk then clears it.',
    ...(lost === 0 ? [] : ['A hold for a complaint or an appeal may stand in such an entry.']),
    ...(nameless > 0
      ? [
          `${counted(nameless, 'stored file')} no readable entry names: deleted too, but of what kind is not known.`,
        ]
      : []),
    ...(hasKey
      ? []
      : [
          'There is no key for it on this computer. If another copy of the key file exists, the key in that is not destroyed.',
        ]),
  ]
}

/**
 * The gates before a damaged SR may be deleted. Nothing can be recorded on it any more, so that what is to be recorded
 * first is not asked for; a team leader agrees in its place. A hold stays a hold until a reason is given for lifting it.
 */
export const damagedGates = (remains: Remains, holdLifted: string): Gate[] => {
  const one = knownOf(remains)
  const waiting = one?.deliveries.filter(delivery => delivery.state === 'waiting').length ?? 0
  const hold = holdGate({ hold: one?.hold ?? null })
  return [
    {
      id: 'closed',
      words: 'It is closed, and its procedure is done',
      state: one?.closed ? 'met' : 'not-needed',
      why: one?.closed ? null : 'Nothing can be recorded on it any more. A team leader agrees instead.',
    },
    {
      id: 'outbox',
      words: 'No delivery waits in the outbox',
      state: waiting === 0 ? 'met' : 'not-needed',
      why:
        waiting === 0
          ? null
          : `${waiting} ${waiting === 1 ? 'waits' : 'wait'}, and will not be sent any more.`,
    },
    one?.hold && holdLifted.trim()
      ? { ...hold, state: 'met', why: `Lifted: ${holdLifted.trim()}. It stands on the certificate.` }
      : hold,
  ]
}

/** What the certificate says of the damage. */
export const damageOf = (remains: Remains, folders: readonly string[], holdLifted: string): Damage => ({
  words: remains.fault.message.slice(0, 500),
  entry: remains.entry,
  readable: remains.events.length,
  entries: remains.entries,
  unknown: unknownOf(remains, folders).map(line => line.slice(0, 500)),
  holdLifted: knownOf(remains)?.hold ? holdLifted.trim() : '',
})
