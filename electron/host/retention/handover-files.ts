import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { DeletedHandover, Deletion, HandoverOf } from '../../../shared/host/deletion'
import { failed, ok, type Result } from '../../../shared/result'
import type { KeptHandover, WrittenHandovers } from '../handover/written'
import { localFault } from '../local/faults'
import { findOwnFile, type TakenFile, takeOwnFile } from '../local/own-files'

/** How long the folder of the officer's documents has, which may lie on a server, in milliseconds. */
const patienceMs = 5000

/** What is known of the handover files that an SR was put into on this computer. */
export interface HandoversOf {
  files: HandoverOf[]
  /** False where some of them cannot be known any more. */
  whole: boolean
}

const unread = { files: [], whole: false }

/** The handover files that hold an SR. `deleted` are the SRs that were deleted here: for their sake no file stays. */
export const handoversOf = async (
  written: WrittenHandovers,
  caseId: string,
  deleted: readonly string[],
): Promise<HandoversOf> => {
  const kept = await written.all()
  if (!kept.ok) return unread
  const files = kept.value.files
    .filter(one => one.caseIds.includes(caseId))
    .map(({ caseIds, ...file }) => ({ ...file, others: othersIn(caseIds, caseId, deleted) }))
  return { files, whole: kept.value.whole }
}

const othersIn = (caseIds: readonly string[], caseId: string, deleted: readonly string[]): number =>
  caseIds.filter(id => id !== caseId && !deleted.includes(id)).length

/** What a new deletion has to do about handover files. */
export const handoversToRemove = ({
  files,
  whole,
}: HandoversOf): Pick<Deletion, 'handovers' | 'handoversUnknown'> => ({
  ...(files.length > 0
    ? {
        handovers: files.map(({ others: _, ...file }) => ({
          ...file,
          state: 'pending',
          words: '',
          at: null,
        })),
      }
    : {}),
  ...(whole ? {} : { handoversUnknown: true }),
})

const inTime = async <T>(work: Promise<T>, place: string): Promise<Result<T>> => {
  const late = Symbol('late')
  try {
    const done = await Promise.race([work, wait(patienceMs, late, { ref: false })])
    return done === late
      ? failed('unreachable', `The folder of ${place} does not answer.`, 'Try again when it does.')
      : ok(done as T)
  } catch (error) {
    return localFault(error, place)
  }
}

const opensIt = 'Whoever has it and its passphrase can open this SR in it.'

/** With what stands in another file too, nothing is taken: the officer is told where it is. */
const lookFor = async (folder: string, file: KeptHandover, others: number) => {
  const names = await findOwnFile(folder, file)
  return names.length === 0
    ? { state: 'not-there' as const, words: '' }
    : {
        state: 'changed' as const,
        words: `It holds ${others === 1 ? 'another SR' : `${others} other SRs`} too, so it was not removed. ${opensIt} Delete it once your colleague has taken it over, then look again.`,
      }
}

const takenWords = (taken: TakenFile) =>
  taken === 'changed'
    ? `What lies there under this name is not the file that was written, so it was not removed. If it is a handover file: ${opensIt.toLowerCase()}`
    : ''

/** Tries to remove a handover file that holds the SR of a deletion: one with an SR that is still here is named and left. */
export const removeHandover = async (
  handover: DeletedHandover,
  caseId: string,
  deleted: readonly string[],
  written: WrittenHandovers,
): Promise<DeletedHandover> => {
  const at = new Date().toISOString()
  const kept = await written.all()
  if (!kept.ok) return { ...handover, words: kept.fault.message, at }
  const file = kept.value.files.find(one => one.id === handover.id)
  if (!file)
    return {
      ...handover,
      state: 'changed',
      words: `It is not known any more which SRs it holds, so it was not removed. ${opensIt} Delete it if it has been taken over.`,
      at,
    }
  const folder = path.dirname(file.place)
  const others = othersIn(file.caseIds, caseId, deleted)
  if (others > 0) {
    const looked = await inTime(lookFor(folder, file, others), file.place)
    return looked.ok ? { ...handover, ...looked.value, at } : { ...handover, words: looked.fault.message, at }
  }
  const taken = await inTime(takeOwnFile(folder, file), file.place)
  if (!taken.ok) return { ...handover, words: taken.fault.message, at }
  return { ...handover, state: taken.value, words: takenWords(taken.value), at }
}
