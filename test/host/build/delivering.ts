import { createHash, randomUUID } from 'node:crypto'
import type { HostClient } from '../../../shared/host/contract'
import { chunkBytes, type DeliveryPlan, type DeliveryReceipt } from '../../../shared/host/delivery'
import type { MappedFolder } from '../../../shared/host/folders'
import type { Fault, Result } from '../../../shared/result'

/** What a file holds. */
export type Content = Uint8Array<ArrayBuffer> | string

/** Files of a delivery: relative path with slashes, and content. */
export type Files = Record<string, Content>

export const bytesOf = (content: Content): Uint8Array<ArrayBuffer> =>
  typeof content === 'string' ? Buffer.from(content, 'utf8') : content

export const sha256Of = (content: Content): string => createHash('sha256').update(content).digest('hex')

const entriesOf = (files: Files): DeliveryPlan['entries'] =>
  Object.entries(files).map(([name, content]) => ({
    path: name.split('/'),
    bytes: bytesOf(content).byteLength,
    sha256: sha256Of(content),
  }))

/** A plan for one file. */
export const aFilePlan = (folderId: string, name: string, content: Content): DeliveryPlan => ({
  deliveryId: randomUUID(),
  folderId,
  kind: 'file',
  name,
  entries: [{ path: [name], bytes: bytesOf(content).byteLength, sha256: sha256Of(content) }],
})

/** A plan for one folder of files. */
export const aFolderPlan = (folderId: string, name: string, files: Files): DeliveryPlan => ({
  deliveryId: randomUUID(),
  folderId,
  kind: 'folder',
  name,
  entries: entriesOf(files),
})

/** The value of a result that must have succeeded. */
export const got = <T>(result: Result<T>): T => {
  if (result.ok) return result.value
  throw new Error(`failed: ${result.fault.code}: ${result.fault.message}`)
}

/** The fault of a result that must have failed; it has words for the officer. */
export const faultOf = (result: Result<unknown>): Fault => {
  if (result.ok) throw new Error('succeeded, though it had to fail')
  const { message, next } = result.fault
  if (message.trim() === '' || next.trim() === '') throw new Error('a fault without words')
  if (/(?<![-\w])E[A-Z]{3,}\b|errno|undefined|\[object/.test(`${message} ${next}`)) {
    throw new Error(`a fault in raw terms: ${message} ${next}`)
  }
  return result.fault
}

/** Maps a place and answers the folder. */
export const mapFolder = async (
  call: HostClient,
  place: string,
  label = 'Leeds presenting team',
): Promise<MappedFolder> =>
  got(await call('folders.map', { kind: 'cpt-shared', of: 'Leeds', label, place: { typed: place } }))

/** Sends all pieces of all files, in order. Answers the first fault. */
export const send = async (
  call: HostClient,
  token: string,
  contents: readonly Content[],
): Promise<Result<unknown>> => {
  let last: Result<unknown> = { ok: true, value: null }
  let nth = 0
  for (const [entry, content] of contents.entries()) {
    const bytes = bytesOf(content)
    for (let offset = 0; offset < bytes.byteLength; offset += chunkBytes) {
      const piece = bytes.subarray(offset, offset + chunkBytes)
      last = await call('delivery.chunk', { token, nth, entry, offset, bytes: piece })
      if (!last.ok) return last
      nth += 1
    }
  }
  return last
}

/** A whole delivery: begin, pieces, commit. Answers the first fault. */
export const deliver = async (
  call: HostClient,
  plan: DeliveryPlan,
  contents: readonly Content[],
): Promise<Result<DeliveryReceipt>> => {
  const begun = await call('delivery.begin', plan)
  if (!begun.ok) return begun
  const { token } = begun.value
  const sent = await send(call, token, contents)
  if (!sent.ok) return sent
  return await call('delivery.commit', { token })
}
