import { type Failed, failed } from '../../../shared/result'

/** The system's short code of a failed file call (`ENOSPC`, …), or null where the error is none. */
export const errnoOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null

const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])
const refused = new Set(['EACCES', 'EPERM', 'EROFS', 'EBUSY', 'ENOTDIR', 'EISDIR'])

/**
 * Words for a failed call on this computer's own disk; `file` names what could not be read or written.
 * An error that is no file error is thrown on: it is a fault of the product and is answered as one.
 */
export const localFault = (error: unknown, file: string): Failed => {
  const errno = errnoOf(error)
  if (errno === null) throw error
  if (full.has(errno)) {
    return failed(
      'full',
      `There is no space left on this computer to save ${file}.`,
      'Free some space on this computer’s disk, then try again.',
    )
  }
  if (refused.has(errno)) {
    return failed(
      'refused',
      `This computer did not allow ${file} to be read or saved.`,
      'Another program may be holding it, or your account may have no permission. Try again; if it stays, ask your IT support.',
    )
  }
  if (errno === 'ENOENT') {
    return failed(
      'not-found',
      `${file} is not there any more.`,
      'It may have been moved or removed outside this application.',
    )
  }
  return failed(
    'damaged',
    `This computer’s disk could not read or save ${file}.`,
    'Restart the computer and try again. If it stays, ask your IT support to check the disk.',
  )
}
