import { type Failed, failed } from '../../../shared/result'

/** How a mapped folder is named to the officer. */
export interface FolderName {
  label: string
  place: string
}

/** “Leeds presenting team” (\\server\share\team) */
export const folderInWords = ({ label, place }: FolderName): string => `“${label}” (${place})`

const codes = {
  full: ['ENOSPC', 'EDQUOT', 'EFBIG'],
  refused: ['EROFS', 'EACCES', 'EPERM', 'EBUSY', 'ETXTBSY', 'ELOOP'],
  invalid: ['ENAMETOOLONG', 'EINVAL', 'EILSEQ'],
  conflict: ['EEXIST', 'ENOTEMPTY'],
  internal: ['CRASHED', 'EBADF', 'EMFILE', 'ENFILE', 'ENOMEM'],
} as const

const among = (errno: string, list: readonly string[]): boolean => list.includes(errno)

/**
 * Words for a failed call on a mapped folder. `doing` is a noun, for example `saving “bundle.zip”`.
 * A code that is in no list counts as a folder that is away: network file systems have many, and none is final.
 */
export const shareFault = (errno: string, folder: FolderName, doing: string): Failed => {
  const where = folderInWords(folder)
  if (errno === 'SILENT') {
    return failed(
      'unreachable',
      `The folder ${where} does not answer, so ${doing} was stopped.`,
      'Check that you are connected to the office network, then try again. Nothing half-saved is used.',
    )
  }
  if (errno === 'STOPPED') {
    return failed(
      'cancelled',
      `You stopped ${doing} in the folder ${where}.`,
      'Save it again when you are ready. Nothing half-saved is used.',
    )
  }
  if (errno === 'CLOSED') {
    return failed(
      'cancelled',
      `The application is closing; ${doing} in the folder ${where} was stopped.`,
      'Open the application again and repeat it.',
    )
  }
  if (errno === 'ENOTDIR') {
    return failed(
      'refused',
      `The place of the folder ${where} is not a folder.`,
      'Check the place. If the folder was moved, map it again at its new place.',
    )
  }
  if (among(errno, codes.full)) {
    return failed(
      'full',
      `There is no space left in the folder ${where} for ${doing}.`,
      'Ask whoever looks after the folder to make space, then try again.',
    )
  }
  if (among(errno, codes.refused)) {
    return failed(
      'refused',
      `The folder ${where} did not allow ${doing}. It may be read-only for you, or another program may be holding a file.`,
      'Close the files you have open from that folder and try again. If it stays, ask for permission to save there.',
    )
  }
  if (among(errno, codes.invalid)) {
    return failed(
      'invalid',
      `The folder ${where} does not accept the name or length of the path for ${doing}.`,
      'Use a shorter name without unusual characters, or map a folder with a shorter path.',
    )
  }
  if (among(errno, codes.conflict)) {
    return failed(
      'conflict',
      `Something in the folder ${where} changed during ${doing}.`,
      'Try again. Nothing that was already there has been replaced.',
    )
  }
  if (among(errno, codes.internal)) {
    return failed(
      'internal',
      `Something went wrong inside the application during ${doing} in the folder ${where}.`,
      'Try again. If it stays, close the application and open it again.',
    )
  }
  return failed(
    'unreachable',
    `The folder ${where} cannot be reached, or was lost during ${doing}.`,
    'Check that you are connected to the office network and that the folder still exists, then try again.',
  )
}
