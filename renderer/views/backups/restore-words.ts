import type { RestoreKind } from '../../actions/restore'
import type { Tone } from '../../parts/tag'

/** What a copy from outside would do to an SR, in a word or two and at length. */
export type RestoreWords = Readonly<Record<RestoreKind, { short: string; long: string; tone: Tone }>>

export const restoreWords: RestoreWords = {
  missing: { short: 'Comes back', long: 'It is not here, and would be added.', tone: 'green' },
  newer: { short: 'Newer', long: 'The backup goes on where the SR here ends.', tone: 'green' },
  mends: {
    short: 'Mended',
    long: 'What is stored here is damaged, and would be replaced.',
    tone: 'green',
  },
  same: { short: 'Same', long: 'Nothing would change.', tone: 'grey' },
  older: { short: 'Older', long: 'The SR here goes on further. It stays as it is.', tone: 'grey' },
  forked: {
    short: 'Differs',
    long: 'Both go on from the same beginning, but differently. The SR here stays as it is.',
    tone: 'orange',
  },
  deleted: { short: 'Deleted', long: 'It was deleted for good. It does not come back.', tone: 'grey' },
  'no-key': {
    short: 'No key',
    long: 'The key file here has no key for it, so nobody can open it.',
    tone: 'orange',
  },
  'foreign-file': {
    short: 'Not possible',
    long: 'It claims a file of another SR here, which storing it would spoil. Tell your team leader.',
    tone: 'orange',
  },
  unreadable: {
    short: 'Damaged',
    long: 'The copy in this backup is damaged. Look in an older one.',
    tone: 'orange',
  },
}
