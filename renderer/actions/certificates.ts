import { londonDate } from '../../shared/calendar/london'
import type { Output } from '../../shared/host/contract'
import { failed, type Result } from '../../shared/result'
import { certificate } from '../../shared/retention/certificate'
import { registerCsv } from '../../shared/retention/register'
import type { Desk } from './desk'

type Saved = Result<Output<'exports.write'>>

/** Makes the certificate of a deletion as a PDF and saves it where the officer’s own files are. Answers the place. */
export const saveCertificate = async (desk: Desk, id: string): Promise<Saved> => {
  const deletion = desk.session.getState().deletions.find(one => one.id === id)
  if (!deletion)
    return failed('not-found', 'That deletion is not in the register.', 'Open the register of deletions.')
  const made = await desk.offthread.pdf(certificate(deletion, londonDate(new Date().toISOString())))
  if (!made.ok) return made
  return desk.host('exports.write', {
    name: `Certificate of deletion ${id.slice(0, 8)}.pdf`,
    bytes: made.value.bytes,
  })
}

/** Saves the whole register of deletions as CSV. */
export const exportRegister = (desk: Desk): Promise<Saved> =>
  desk.host('exports.write', {
    name: 'Register of deletions.csv',
    bytes: new TextEncoder().encode(registerCsv(desk.session.getState().deletions)),
  })
