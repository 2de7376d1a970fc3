import type { Delivery } from '../../shared/case/case'
import {
  chunkBytes,
  type DeliveryEntry,
  type DeliveryReceipt,
  piecesInFlight,
} from '../../shared/host/delivery'
import { type Failed, failed, ok, type Result } from '../../shared/result'
import { type Desk, notUnlocked } from './desk'
import { type LongWork, longWork } from './long-work'

/** How often the host is asked how far it is, in milliseconds. */
const askMs = 500

interface Content {
  kind: 'file' | 'folder'
  entries: DeliveryEntry[]
  /** Bytes of entry `index`, asked for once each, in order. */
  bytes(index: number): Promise<Result<Uint8Array<ArrayBuffer>>>
}

const zipContent = async (
  desk: Desk,
  caseId: string,
  delivery: Delivery,
  work: LongWork,
): Promise<Result<Content>> => {
  const files = desk.store?.files
  if (!files) return notUnlocked()
  work.part(
    'Putting it together',
    delivery.entries.reduce((sum, entry) => sum + entry.bytes, 0),
  )
  const zip = await desk.offthread.zip(
    { entries: delivery.entries.map(({ name, bytes, sha256 }) => ({ path: name, bytes, sha256 })) },
    index => files.get(caseId, delivery.entries[index]?.fileId ?? ''),
    { signal: work.signal, progress: work.far },
  )
  if (!zip.ok) return zip
  const { bytes, sha256 } = zip.value
  return ok({
    kind: 'file',
    entries: [{ path: [delivery.name], bytes: bytes.byteLength, sha256 }],
    bytes: async () => ok(bytes),
  })
}

const folderContent = (desk: Desk, caseId: string, delivery: Delivery): Content => ({
  kind: 'folder',
  entries: delivery.entries.map(({ name, bytes, sha256 }) => ({ path: [name], bytes, sha256 })),
  bytes: async index => desk.store?.files.get(caseId, delivery.entries[index]?.fileId ?? '') ?? notUnlocked(),
})

const contentOf = async (
  desk: Desk,
  caseId: string,
  delivery: Delivery,
  work: LongWork,
): Promise<Result<Content>> =>
  delivery.as === 'zip' ? zipContent(desk, caseId, delivery, work) : ok(folderContent(desk, caseId, delivery))

/** What a delivery puts on its folder, file by file. A zip is put together for it. */
export const plannedEntries = async (
  desk: Desk,
  caseId: string,
  delivery: Delivery,
): Promise<Result<Pick<Content, 'kind' | 'entries'>>> => {
  // Not as the work of this delivery: it is not being saved.
  const work = longWork(desk, { caseId, words: `Working out what ${delivery.name} holds` })
  try {
    return await contentOf(desk, caseId, delivery, work)
  } finally {
    work.finish()
  }
}

const stopped = () =>
  failed('cancelled', 'You stopped it before it was saved.', 'Save it again when you are ready.')

/** Sends pieces, some at once so that carrier, host and folder work at the same time; stops at the first that fails. */
const pieceSender = (desk: Desk, token: string, work: LongWork) => {
  const onTheirWay = new Set<Promise<void>>()
  let next = 0
  let arrived = 0
  let broke: { nth: number; why: Failed } | null = null
  const send = async (nth: number, entry: number, offset: number, bytes: Uint8Array<ArrayBuffer>) => {
    const written = await work.watched(desk.host('delivery.chunk', { token, nth, entry, offset, bytes }))
    if (written.ok) {
      arrived += bytes.byteLength
      work.far(arrived)
    }
    // Those behind the one that failed are refused because of it, and may be answered sooner.
    else if (broke === null || nth < broke.nth) broke = { nth, why: written }
  }
  const rest = async (): Promise<Result<null>> => {
    await Promise.all(onTheirWay)
    return broke?.why ?? ok(null)
  }
  return {
    /** Answers as soon as the next piece may be sent. */
    async piece(entry: number, offset: number, bytes: Uint8Array<ArrayBuffer>): Promise<Result<null>> {
      const sending = send(next++, entry, offset, bytes).finally(() => onTheirWay.delete(sending))
      onTheirWay.add(sending)
      if (onTheirWay.size >= piecesInFlight) await Promise.race(onTheirWay)
      return broke === null ? ok(null) : rest()
    },
    rest,
  }
}

/** Has the host read back and place what was sent; meanwhile asks how far it is, and passes on that it is stopped. */
const commit = async (desk: Desk, token: string, work: LongWork): Promise<Result<DeliveryReceipt>> => {
  work.part('Reading it back', 0)
  const stop = () => void desk.host('delivery.abort', { token })
  work.signal.addEventListener('abort', stop)
  let read = 0
  const asking = setInterval(async () => {
    const far = await desk.host('delivery.progress', { token })
    if (!far.ok || far.value.readBytes === read) return
    if (read === 0) work.part('Reading it back', far.value.ofBytes)
    read = far.value.readBytes
    work.far(read)
    work.heard()
  }, askMs)
  try {
    return await work.watched(desk.host('delivery.commit', { token }))
  } finally {
    clearInterval(asking)
    work.signal.removeEventListener('abort', stop)
  }
}

const write = async (
  desk: Desk,
  delivery: Delivery,
  content: Content,
  work: LongWork,
): Promise<Result<DeliveryReceipt>> => {
  const { deliveryId, folderId, name } = delivery
  const { kind, entries } = content
  work.part(
    'Sending',
    entries.reduce((sum, entry) => sum + entry.bytes, 0),
  )
  const begun = await work.watched(desk.host('delivery.begin', { deliveryId, folderId, kind, name, entries }))
  if (!begun.ok) return begun
  const { token } = begun.value
  const giveUp = async <T>(result: Result<T>) => {
    await desk.host('delivery.abort', { token })
    return result
  }
  const sender = pieceSender(desk, token, work)
  for (const [entry] of entries.entries()) {
    const bytes = await content.bytes(entry)
    if (!bytes.ok) return giveUp(bytes)
    for (let offset = 0; offset < bytes.value.byteLength; offset += chunkBytes) {
      if (work.signal.aborted) return giveUp(stopped())
      const sent = await sender.piece(entry, offset, bytes.value.subarray(offset, offset + chunkBytes))
      if (!sent.ok) return giveUp(sent)
    }
  }
  const sent = await sender.rest()
  if (!sent.ok) return giveUp(sent)
  if (work.signal.aborted) return giveUp(stopped())
  return commit(desk, token, work)
}

/**
 * Builds a delivery and puts it on its folder; answers the host's receipt, given once it has read everything back.
 * `built` is told what is about to be sent.
 */
export const send = async (
  desk: Desk,
  caseId: string,
  delivery: Delivery,
  built: (content: Pick<Content, 'kind' | 'entries'>) => void,
): Promise<Result<DeliveryReceipt>> => {
  const work = longWork(desk, {
    caseId,
    deliveryId: delivery.deliveryId,
    words: `Saving ${delivery.name} on ${delivery.folderLabel}`,
  })
  try {
    const content = await contentOf(desk, caseId, delivery, work)
    if (!content.ok) return work.signal.aborted ? stopped() : content
    built(content.value)
    const written = await write(desk, delivery, content.value, work)
    // Only the officer's own stopping takes a delivery back; one that the host broke off waits and goes later.
    return !written.ok && written.fault.code === 'cancelled' && !work.signal.aborted
      ? failed('unreachable', written.fault.message, written.fault.next)
      : written
  } finally {
    work.finish()
  }
}
