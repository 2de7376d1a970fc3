import type { Fault } from '../../shared/result'
import type { Notice } from '../session/session'
import type { Desk } from './desk'

/** Shows a message until the officer closes it; the same text is not shown twice. */
export const notify = (desk: Desk, kind: Notice['kind'], text: string, next = ''): void =>
  desk.session.setState(({ notices }) => ({
    notices: [
      ...notices.filter(notice => notice.text !== text && (kind !== 'success' || notice.kind !== 'success')),
      { id: crypto.randomUUID(), kind, text, next },
    ],
  }))

/** Shows a fault as a message. */
export const notifyFault = (desk: Desk, { message, next }: Fault): void =>
  notify(desk, 'error', message, next)

/** Takes a message away. */
export const dismiss = (desk: Desk, id: string): void =>
  desk.session.setState(({ notices }) => ({ notices: notices.filter(notice => notice.id !== id) }))
