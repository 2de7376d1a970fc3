import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { HostHandlers } from '../../../shared/host/contract'
import type { DeliveryPlan } from '../../../shared/host/delivery'
import type { MappedFolder } from '../../../shared/host/folders'
import { failed, ok, type Result } from '../../../shared/result'
import { placeKey } from '../folders/places'
import { createTurns, type Turns } from '../local/turns'
import { folderInWords, shareFault } from '../share/faults'
import type { Share } from '../share/share'
import type { Shares } from '../share/shares'
import { commit, receiptOf } from './commit'
import { holdsPlan, type Reading } from './content'
import { type Incoming, openIncoming } from './incoming'
import { checkPlan, totalBytes } from './plan'
import { type Looking, type Removal, removeDelivered } from './remove'
import { createSequence, type Sequence } from './sequence'
import { type Installation, newPartialName, removeWork, sweep } from './work'

interface Delivery {
  token: string
  plan: DeliveryPlan
  folder: MappedFolder
  share: Share
  partial: string
  incoming: Incoming
  turn: Turns
  pieces: Sequence
  /** Bytes read back so far. */
  readBack: number
  /** The officer has stopped it, while it was being read back. */
  stopped: boolean
}

export interface DeliveryService {
  handlers: Pick<
    HostHandlers,
    | 'delivery.begin'
    | 'delivery.chunk'
    | 'delivery.commit'
    | 'delivery.progress'
    | 'delivery.abort'
    | 'delivery.check'
  >
  /** Removes what was delivered, as far as nobody changed it. For the host itself: no window can ask for it. */
  remove(plan: DeliveryPlan, folder: MappedFolder, looking: Looking): Promise<Result<Removal>>
  /** Gives up every open delivery and removes its partial, as far as that is possible in `withinMs`. */
  close(withinMs: number): Promise<void>
}

interface Needs {
  shares: Shares
  installation: Installation
  /** Partial names that are open in this process; kept up to date here. */
  live: Set<string>
  find(id: string): Promise<Result<MappedFolder>>
}

const notOpen = (): Result<never> =>
  failed(
    'not-found',
    'This delivery is not open any more.',
    'Start it again. Nothing of it has been saved under its name.',
  )

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1_000_000).toLocaleString('en-GB')} MB`

/** Room for folder entries and the claim, beside the content itself. */
const spaceMargin = 64 * 1024

/** The deliveries open in this process, from `begin` to receipt. */
export const createDeliveries = ({ shares, installation, live, find }: Needs): DeliveryService => {
  const open = new Map<string, Delivery>()

  /** Ends a delivery that came to nothing. On a silent folder the partial is left for the next sweep. */
  const giveUp = async ({ token, share, incoming, folder, partial, pieces }: Delivery): Promise<void> => {
    open.delete(token)
    pieces.end()
    await incoming.drop()
    await removeWork(share, path.join(folder.place, partial))
    live.delete(partial)
  }

  const inTurn = <T>(token: string, work: (delivery: Delivery) => Promise<Result<T>>): Promise<Result<T>> => {
    const delivery = open.get(token)
    if (delivery === undefined) return Promise.resolve(notOpen())
    return delivery.turn(() => (open.has(token) ? work(delivery) : Promise.resolve(notOpen())))
  }

  const checkSpace = async (
    share: Share,
    folder: MappedFolder,
    plan: DeliveryPlan,
  ): Promise<Result<null>> => {
    const looked = await share.run('look', { root: folder.place })
    if (!looked.ok) return shareFault(looked.errno, folder, `saving “${plan.name}”`)
    const needed = totalBytes(plan) + spaceMargin
    const { freeBytes } = looked.value
    if (freeBytes === null || freeBytes >= needed) return ok(null)
    return failed(
      'full',
      `“${plan.name}” needs ${megabytes(needed)}; the folder ${folderInWords(folder)} has ${megabytes(freeBytes)} left.`,
      'Ask whoever looks after the folder to make space, then try again.',
    )
  }

  const begin = async (plan: DeliveryPlan): Promise<Result<{ token: string }>> => {
    const found = await find(plan.folderId)
    if (!found.ok) return found
    const folder = found.value
    const checked = checkPlan(plan, folder.place)
    if (!checked.ok) return checked
    // A window that was reloaded begins anew and no longer knows the token of its first attempt.
    for (const earlier of [...open.values()]) {
      if (earlier.plan.deliveryId === plan.deliveryId) await earlier.turn(() => giveUp(earlier))
    }

    const share = shares.at(placeKey(folder.place))
    await sweep(share, folder.place, { installation, live })
    const space = await checkSpace(share, folder, plan)
    if (!space.ok) return space

    const partial = newPartialName(plan.deliveryId, installation)
    live.add(partial)
    const incoming = await openIncoming(share, folder, plan, path.join(folder.place, partial))
    if (!incoming.ok) {
      live.delete(partial)
      return incoming
    }
    const token = randomUUID()
    const own = { turn: createTurns(), pieces: createSequence(), readBack: 0, stopped: false }
    open.set(token, { token, plan, folder, share, partial, incoming: incoming.value, ...own })
    return ok({ token })
  }

  return {
    handlers: {
      'delivery.begin': begin,

      'delivery.chunk': async ({ token, nth, entry, offset, bytes }) => {
        const pieces = open.get(token)?.pieces
        if (pieces === undefined) return notOpen()
        return pieces.run(nth, () =>
          inTurn(token, async delivery => {
            const due = delivery.incoming.expects(entry, offset, bytes.byteLength)
            if (!due.ok) return due
            const written = await delivery.incoming.write(entry, bytes)
            if (written.ok) return ok({})
            await giveUp(delivery)
            return written
          }),
        )
      },

      'delivery.commit': ({ token }) =>
        inTurn(token, async delivery => {
          const { share, folder, plan, partial } = delivery
          const reading: Reading = {
            read: bytes => {
              delivery.readBack += bytes
            },
            stopped: () => delivery.stopped,
          }
          const complete = await delivery.incoming.complete()
          const receipt = complete.ok
            ? await share.commitTurn(() =>
                commit({ share, folder, plan, partial, ownership: { installation, live }, reading }),
              )
            : complete
          if (!receipt.ok) {
            await giveUp(delivery)
            return receipt
          }
          open.delete(token)
          live.delete(partial)
          return receipt
        }),

      'delivery.progress': async ({ token }) => {
        const delivery = open.get(token)
        return delivery === undefined
          ? notOpen()
          : ok({ readBytes: delivery.readBack, ofBytes: 2 * totalBytes(delivery.plan) })
      },

      'delivery.abort': async ({ token }) => {
        const delivery = open.get(token)
        if (delivery !== undefined) delivery.stopped = true
        await inTurn(token, async delivery => ok(await giveUp(delivery)))
        return ok({})
      },

      'delivery.check': async plan => {
        const found = await find(plan.folderId)
        if (!found.ok) return found
        const checked = checkPlan(plan, found.value.place)
        if (!checked.ok) return checked
        const folder = found.value
        const doing = `reading “${plan.name}”`
        const share = shares.at(placeKey(folder.place))
        const looked = await share.run('look', { root: folder.place })
        if (!looked.ok) return shareFault(looked.errno, folder, doing)
        const at = path.join(folder.place, plan.name)
        const there = await share.run('stat', { at })
        if (!there.ok) return shareFault(there.errno, folder, doing)
        if (there.value === null) return ok({ state: 'missing' })
        if (there.value.kind !== plan.kind) return ok({ state: 'changed' })
        const holds = await holdsPlan(share, at, plan)
        if (!holds.ok) return shareFault(holds.errno, folder, doing)
        return ok(
          holds.value === 'there'
            ? { state: 'there', receipt: receiptOf(plan, folder, plan.name, true) }
            : { state: 'changed' },
        )
      },
    },

    async remove(plan, folder, looking) {
      const checked = checkPlan(plan, folder.place)
      if (!checked.ok) return checked
      const share = shares.at(placeKey(folder.place))
      return await share.commitTurn(() => removeDelivered(share, folder, plan, looking))
    },

    async close(withinMs) {
      const ends = [...open.values()].map(delivery => giveUp(delivery))
      await Promise.race([Promise.allSettled(ends), wait(withinMs, undefined, { ref: false })])
    },
  }
}
