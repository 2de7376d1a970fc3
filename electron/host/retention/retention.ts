import { randomUUID } from 'node:crypto'
import type { HostHandlers } from '../../../shared/host/contract'
import {
  type DeletedCopy,
  type Deletion,
  type DeletionOrder,
  isRecent,
  type RemovalState,
} from '../../../shared/host/deletion'
import { failed, ok, type Result } from '../../../shared/result'
import type { Holding } from '../backups/holding'
import type { WrittenHandovers } from '../handover/written'
import { createTurns } from '../local/turns'
import type { Vault } from '../vault/vault'
import { handoversOf, handoversToRemove, removeHandover } from './handover-files'
import { type LookedAt, nothingKnownThere, type Removers, removeCopy, removeDraft } from './parts'
import { openDeletionRegister } from './register'

interface Needs extends Removers {
  dataDir: string
  vault: Pick<Vault, 'has' | 'destroyCase' | 'registerKey' | 'hasRegisterKey'>
  /** The backups that hold a case: its ciphertext, which no key opens once it is deleted. */
  backupsOf(caseId: string): Promise<Holding>
  /** The handover files that were written here. */
  written: WrittenHandovers
}

type RetentionHandlers = Pick<
  HostHandlers,
  | 'retention.delete'
  | 'retention.resume'
  | 'retention.rowsRemoved'
  | 'retention.continue'
  | 'retention.decide'
  | 'retention.handovers'
>

export interface Retention {
  handlers: RetentionHandlers
  /** The cases that were deleted here: none of them may come back. */
  deletedCases(): Promise<Result<string[]>>
}

const now = (): string => new Date().toISOString()

/** What is looked for once more when the officer asks. */
const isOpen = ({ state }: { state: RemovalState }): boolean => state === 'changed' || state === 'not-there'

const anew = <T extends { state: RemovalState }>(part: T) => ({ ...part, state: 'pending' as const })

const unknownDeletion = (): Result<never> =>
  failed('not-found', 'That deletion is not in the register.', 'Open the register of deletions again.')

const beginning = (
  id: string,
  order: DeletionOrder,
  holding: Holding,
  handovers: Pick<Deletion, 'handovers' | 'handoversUnknown'>,
): Deletion => {
  const pending = { state: 'pending' as const, words: '', at: null }
  return {
    ...order,
    format: 1,
    id,
    orderedAt: now(),
    keyDestroyedAt: null,
    rowsRemovedAt: null,
    copies: order.copies.map(copy => ({ ...copy, left: [], ...pending })),
    drafts: order.drafts.map(draft => ({ ...draft, ...pending })),
    ...handovers,
    ...holding,
  }
}

/**
 * Deleting a case for good. The register is the journal: what was ordered is written there first, then the key goes, then
 * the window removes the rows, then copies and drafts go, one by one. A kill at any point leaves an entry from which
 * `resume` and `continue` go on; everything may be done twice.
 */
export const createRetention = ({ dataDir, vault, backupsOf, written, ...removers }: Needs): Retention => {
  const turn = createTurns()
  const register = openDeletionRegister(dataDir, vault)

  const destroyKey = async (deletion: Deletion): Promise<Result<Deletion>> => {
    const destroyed = await vault.destroyCase(deletion.caseId)
    if (!destroyed.ok) return destroyed
    // Looked for again: a backup that was being written a moment ago may hold the case. Any made from now on does not.
    const again = await backupsOf(deletion.caseId)
    const { backupsUnsure: before, ...known } = deletion
    // Where they cannot be looked for any more, those that were found before are still named.
    const holding =
      again.backupsUnsure?.listed === false && before?.listed !== false
        ? { ...again, backups: deletion.backups }
        : again
    const without = { ...known, keyDestroyedAt: now(), ...holding }
    // Where this cannot be written, the next start finds the key gone and writes it then.
    await register.put(without)
    return ok(without)
  }

  const change = (
    id: string,
    work: (deletion: Deletion) => Promise<Result<Deletion>>,
  ): Promise<Result<Deletion>> =>
    turn(async () => {
      const kept = await register.all()
      if (!kept.ok) return kept
      const deletion = kept.value.deletions.find(one => one.id === id)
      return deletion === undefined ? unknownDeletion() : await work(deletion)
    })

  const deletedNow = async (): Promise<Result<string[]>> => {
    const kept = await register.all()
    return kept.ok ? ok(kept.value.deletions.map(({ caseId }) => caseId)) : kept
  }

  const keep = async (deletion: Deletion): Promise<Result<Deletion>> => {
    const kept = await register.put(deletion)
    return kept.ok ? ok(deletion) : kept
  }

  /** After its days, what was not there is not looked for any more: names inside it may tell of the case. */
  const aged = async (deletion: Deletion): Promise<Result<Deletion>> => {
    const over = (copy: DeletedCopy) => copy.state === 'not-there' && copy.entries.length > 0
    if (isRecent(deletion, now()) || !deletion.copies.some(over)) return ok(deletion)
    const copies = deletion.copies.map(copy => (over(copy) ? { ...copy, entries: [] } : copy))
    return await keep({ ...deletion, copies })
  }

  /** Removes what is pending, with `gone` looks for what was not there, one by one; writes each down before the next. */
  const removePending = async (
    begun: Deletion,
    gone: boolean,
    known: readonly string[],
  ): Promise<Result<Deletion>> => {
    let deletion = begun
    const put = async (copy: DeletedCopy) => {
      const { deliveryId } = copy
      const copies = deletion.copies.map(one => (one.deliveryId === deliveryId ? copy : one))
      deletion = { ...deletion, copies }
      return await register.put(deletion)
    }
    const right = new Set<string | null>()
    const lost: LookedAt[] = []
    for (const copy of begun.copies) {
      if (copy.state !== 'pending' && !(gone && copy.state === 'not-there')) continue
      const looked = await removeCopy(copy, removers, {
        known,
        found: () => put({ ...copy, removing: true }),
      })
      if (looked.right) right.add(looked.folder)
      if (copy.state === 'pending' && looked.copy.state === 'not-there' && !copy.sought) lost.push(looked)
      else {
        const kept = await put(looked.copy)
        if (!kept.ok) return kept
      }
    }
    // Only now is it known in which folders anything was found at all.
    for (const { copy, folder } of lost) {
      const kept = await put(right.has(folder) ? copy : nothingKnownThere(copy))
      if (!kept.ok) return kept
    }
    for (const draft of begun.drafts) {
      if (draft.state !== 'pending') continue
      const after = await removeDraft(draft, removers)
      deletion = { ...deletion, drafts: deletion.drafts.map(one => (one === draft ? after : one)) }
      const kept = await register.put(deletion)
      if (!kept.ok) return kept
    }
    return await removeHandovers(deletion)
  }

  const removeHandovers = async (begun: Deletion): Promise<Result<Deletion>> => {
    let deletion = begun
    for (const handover of begun.handovers ?? []) {
      if (handover.state !== 'pending') continue
      const deleted = await deletedNow()
      if (!deleted.ok) return deleted
      const after = await removeHandover(handover, begun.caseId, deleted.value, written)
      deletion = {
        ...deletion,
        handovers: deletion.handovers?.map(one => (one === handover ? after : one)),
      }
      const kept = await register.put(deletion)
      if (!kept.ok) return kept
      if (after.state === 'removed') await written.drop(handover.id)
    }
    return ok(deletion)
  }

  const handlers: RetentionHandlers = {
    'retention.delete': order =>
      turn(async () => {
        const there = await vault.has(order.caseId)
        if (!there.ok) return there
        // Of one that is damaged even the key may be gone; its rows, copies and drafts go all the same.
        if (!there.value && !order.damage)
          return failed(
            'not-found',
            'There is no key for this SR on this computer, so there is nothing to delete.',
            'Look at the register of deletions: it may have been deleted already.',
          )
        const kept = await register.all()
        const earlier = kept.ok
          ? kept.value.deletions.find(one => one.caseId === order.caseId && one.keyDestroyedAt === null)
          : undefined
        const deletion = beginning(
          earlier?.id ?? randomUUID(),
          order,
          await backupsOf(order.caseId),
          handoversToRemove(await handoversOf(written, order.caseId, [])),
        )
        const planned = await register.put(deletion)
        if (!planned.ok) return planned
        const destroyed = await destroyKey(deletion)
        if (destroyed.ok) return destroyed
        const dropped = await register.drop(deletion.id)
        return dropped.ok
          ? destroyed
          : failed(
              destroyed.fault.code,
              `${destroyed.fault.message} The SR is still here.`,
              'The deletion will be finished when SSST Desk is opened next.',
            )
      }),

    'retention.resume': () =>
      turn(async () => {
        const kept = await register.all()
        if (!kept.ok) return kept
        const deletions: Deletion[] = []
        for (const deletion of kept.value.deletions) {
          const resumed = deletion.keyDestroyedAt === null ? await destroyKey(deletion) : await aged(deletion)
          deletions.push(resumed.ok ? resumed.value : deletion)
        }
        return ok({ deletions, unreadable: kept.value.unreadable })
      }),

    'retention.rowsRemoved': ({ id }) =>
      change(id, async deletion =>
        deletion.keyDestroyedAt === null
          ? failed(
              'conflict',
              'The key of this SR is still there, so its deletion has not begun.',
              'Close SSST Desk and open it again.',
            )
          : await keep({ ...deletion, rowsRemovedAt: deletion.rowsRemovedAt ?? now() }),
      ),

    'retention.continue': ({ id, again, gone = again, known = [] }) =>
      change(id, async deletion => {
        // A copy must not go while the SR it belongs to can still be worked on.
        if (deletion.keyDestroyedAt === null) return ok(deletion)
        const looked = again
          ? {
              ...deletion,
              copies: deletion.copies.map(copy => (copy.state === 'changed' ? anew(copy) : copy)),
              drafts: deletion.drafts.map(draft => (isOpen(draft) ? anew(draft) : draft)),
              handovers: deletion.handovers?.map(one => (isOpen(one) ? anew(one) : one)),
            }
          : deletion
        return await removePending(looked, gone, known)
      }),

    'retention.handovers': ({ caseId }) =>
      turn(async () => {
        const deleted = await deletedNow()
        return ok(await handoversOf(written, caseId, deleted.ok ? deleted.value : []))
      }),

    'retention.decide': ({ id, part, words }) =>
      change(id, async deletion => {
        const decided = { state: 'kept' as const, words, at: now() }
        const open = (state: string) => state === 'pending' || state === 'changed'
        const copies = deletion.copies.map(copy =>
          copy.deliveryId === part && open(copy.state) ? { ...copy, ...decided, entries: [] } : copy,
        )
        const drafts = deletion.drafts.map(draft =>
          draft.draftId === part && open(draft.state) ? { ...draft, ...decided } : draft,
        )
        const handovers = deletion.handovers?.map(one =>
          one.id === part && open(one.state) ? { ...one, ...decided } : one,
        )
        return await keep({ ...deletion, copies, drafts, ...(handovers ? { handovers } : {}) })
      }),
  }

  return {
    handlers,
    deletedCases: () => turn(deletedNow),
  }
}
