import { expect } from 'vitest'
import { type AcceptedFile, type BroughtFile, intake } from '../../renderer/output/intake'
import { nodeViewer } from '../build/node-viewer'

export const bring = (bytes: Uint8Array<ArrayBuffer>, more: Partial<BroughtFile> = {}) =>
  intake({ name: 'Outcome.pdf', declaredType: '', wanted: ['pdf', 'picture'], bytes, ...more }, nodeViewer)

export const accepted = async (
  bytes: Uint8Array<ArrayBuffer>,
  more: Partial<BroughtFile> = {},
): Promise<AcceptedFile> => {
  const result = await bring(bytes, more)
  if (!result.ok) throw new Error(result.fault.message)
  return result.value
}

/** Every refusal is a sentence that names the file, a sentence that says what to do, and nothing of an exception. */
export const refused = async (
  bytes: Uint8Array<ArrayBuffer>,
  more: Partial<BroughtFile> = {},
): Promise<string> => {
  const result = await bring(bytes, more)
  if (result.ok) throw new Error('It was accepted')
  const { message, next } = result.fault
  expect(message).toMatch(/^‘.+’ .+\.$/)
  expect(next).toMatch(/^[A-Z].+\.$/)
  expect(`${message} ${next}`).not.toMatch(/Error|undefined|null|\bobject\b|parse|pdf-lib|at \w+ \(/i)
  return message
}
