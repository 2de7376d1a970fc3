import { type RestoreWords, restoreWords } from '../backups/restore-words'

/** What the copy of an SR in a colleague's file would do here. */
export const takeOverWords: RestoreWords = {
  ...restoreWords,
  missing: { short: 'New here', long: 'It is not here, and would be added.', tone: 'green' },
  newer: { short: 'Newer', long: 'Your colleague went on where the SR here ends.', tone: 'green' },
  deleted: { short: 'Deleted', long: 'It was deleted for good here. It does not come back.', tone: 'grey' },
  unreadable: {
    short: 'Cannot be read',
    long: 'The copy is damaged, or of another SR than the one here.',
    tone: 'orange',
  },
}
