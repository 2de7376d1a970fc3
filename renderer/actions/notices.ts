import type { Fault } from '../../shared/result'
import type { Notice } from '../session/session'
import type { Desk } from './desk'

/** How long a success is shown, in milliseconds: long enough to read twice, short enough not to cover the next field. */
const successMs = 12_000

/**
 * Shows a message until the officer closes it, a success for a while only; the same text is not shown twice. Answers how
 * to take it away before that.
 */
export const notify = (desk: Desk, kind: Notice['kind'], text: string, next = ''): (() => void) => {
  const id = crypto.randomUUID()
  desk.session.setState(({ notices }) => ({
    notices: [
      ...notices.filter(notice => notice.text !== text && (kind !== 'success' || notice.kind !== 'success')),
      { id, kind, text, next },
    ],
  }))
  if (kind === 'success') setTimeout(() => dismiss(desk, id), successMs)
  return () => dismiss(desk, id)
}

/** Shows a fault as a message. */
export const notifyFault = (desk: Desk, { message, next }: Fault): (() => void) =>
  notify(desk, 'error', message, next)

/** Takes a message away. */
export const dismiss = (desk: Desk, id: string): void =>
  desk.session.setState(({ notices }) => ({ notices: notices.filter(notice => notice.id !== id) }))
