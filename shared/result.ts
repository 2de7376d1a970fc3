/**
 * Why something did not happen, in a form that can be shown as it stands.
 * `message` says what happened and to which file or folder; `next` says what the officer can do now.
 */
export const faultCodes = [
  /** The input is wrong: a field, a file, a message. */
  'invalid',
  /** This host cannot do it at all (for example: no mail program to open). */
  'unsupported',
  /** The place does not answer or is away; it may come back. */
  'unreachable',
  /** The place answers, and says no (read-only, no permission, locked by another program). */
  'refused',
  /** No space left. */
  'full',
  /** Something else is already there under that name, or was changed meanwhile. */
  'conflict',
  /** What was asked for does not exist. */
  'not-found',
  /** It exists and cannot be read: damaged, wrong key, newer format. */
  'damaged',
  /** The key store is closed. */
  'locked',
  /** The officer stopped it. */
  'cancelled',
  /** A fault of the product itself. */
  'internal',
] as const

export type FaultCode = (typeof faultCodes)[number]

export interface Fault {
  code: FaultCode
  message: string
  next: string
}

export type Ok<T> = { ok: true; value: T }
export type Failed = { ok: false; fault: Fault }
export type Result<T> = Ok<T> | Failed

/** Wraps a value as a success. */
export const ok = <T>(value: T): Ok<T> => ({ ok: true, value })

/** Builds a failure from its code, what happened, and what to do next. */
export const failed = (code: FaultCode, message: string, next: string): Failed => ({
  ok: false,
  fault: { code, message, next },
})
