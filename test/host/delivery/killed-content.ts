import { createHash } from 'node:crypto'

const fileBytes = 3 * 1024 * 1024 + 32
const stripe = (n: number): Uint8Array => createHash('sha256').update(`delivery ${n}`).digest()

/** The n-th file of the killed host: its first 32 bytes, repeated to the end. */
export const contentOf = (n: number): Uint8Array<ArrayBuffer> => Buffer.alloc(fileBytes, stripe(n))

/** Whether a file is one of `contentOf`, whole. */
export const isWhole = (content: Buffer): boolean =>
  content.byteLength === fileBytes && content.equals(Buffer.alloc(fileBytes, content.subarray(0, 32)))
