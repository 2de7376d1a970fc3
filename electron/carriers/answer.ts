import { frameBytes } from '../../shared/host/carrier'
import { decodeFrame, encodeFrame } from '../../shared/host/frame'
import { failed, type Result } from '../../shared/result'

/** The one door of the host, as a carrier sees it: a call's name and its input, both unchecked. */
export type Answer = (name: string, input: unknown) => Promise<Result<unknown>>

/** Unpacks one call, has it answered and packs the result. Never rejects: a fault of the host is itself an answer. */
export async function answerFrame(
  answer: Answer,
  name: string,
  frame: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  if (frame.byteLength > frameBytes) return encodeFrame(tooLarge())
  const input = decodeFrame(frame)
  if (!input.ok) return encodeFrame(input)
  try {
    return encodeFrame(await answer(name, input.value))
  } catch {
    return encodeFrame(broke())
  }
}

const tooLarge = () =>
  failed(
    'invalid',
    `What was sent is larger than ${frameBytes / 1024 / 1024} MB altogether.`,
    'Leave some of the attachments out and try again.',
  )

const broke = () =>
  failed(
    'internal',
    'SSST Desk itself made a mistake, and this was not done.',
    'Try again. If it happens again, close SSST Desk and open it again.',
  )
