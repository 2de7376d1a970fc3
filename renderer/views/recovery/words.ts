import { counted } from '../../../shared/calendar/write'
import type { Recovery } from '../../session/session'

interface Words {
  title: string
  /** What is known, a sentence each. */
  known: string[]
  /** What can be done, in the order it should be tried. */
  todo: string[]
}

const neverDelete = 'Do not delete anything and do not set SSST Desk up again on this computer.'
const fromBackup = 'Or restore them from a backup of SSST Desk, where one is listed here.'
const lookAgain = 'When something has been restored, press Look again.'

/** What the officer reads for each reason why SSST Desk did not open its worklist. */
export const wordsFor = (reason: Recovery): Words => {
  switch (reason.kind) {
    case 'key-lost':
      return {
        title: 'Your recovery key is needed',
        known: [
          reason.storedCases === 0
            ? 'No SR is stored on this computer. Once the key is open, they can be restored from the backups here.'
            : 'Your SRs are still stored on this computer.',
          'Their key was sealed for another user account, or for this computer before it was changed, and cannot be opened here.',
        ],
        todo: [
          'Type the recovery key that was written down at set-up. Everything opens as it was, and the key is sealed for this computer.',
          'If this is not your computer or your account, sign in to yours and open SSST Desk there.',
          'Without the recovery key nobody can open these SRs. Tell your team leader before you do anything else.',
        ],
      }
    case 'key-damaged':
      return {
        title: 'The key file cannot be read',
        known: [
          'The file keys.json in the data folder of SSST Desk is damaged.',
          'Your SRs are encrypted with the keys in it. They have not been touched.',
        ],
        todo: [
          neverDelete,
          'SSST Desk keeps a copy of it: use that, if it is offered below.',
          'Otherwise ask your IT support to restore the file keys.json from a backup of this computer, from before today.',
          lookAgain,
        ],
      }
    case 'key-missing':
      return {
        title: 'The key file is missing',
        known: [
          reason.storedCases === 0
            ? 'No SR is stored on this computer, but backups of SSST Desk are.'
            : `${counted(reason.storedCases, 'SR')} ${reason.storedCases === 1 ? 'is' : 'are'} stored on this computer, encrypted.`,
          'The file keys.json with their keys is not in the data folder of SSST Desk.',
        ],
        todo: [
          neverDelete,
          'SSST Desk keeps a copy of it: use that, if it is offered below.',
          'If the data folder was moved or cleaned up, have it put back. Your IT support can restore keys.json from a backup.',
          'If you started SSST Desk with another data folder than usual, close it and start it the usual way.',
          lookAgain,
        ],
      }
    case 'cases-missing':
      return {
        title: 'Some SRs are missing',
        known: [
          `${counted(reason.expected, 'SR')} should be here; ${reason.found === 0 ? 'none is' : reason.found === 1 ? 'one is' : `${reason.found} are`}.`,
          'The keys of all of them are there. What is missing was taken out of this computer’s store by something else than SSST Desk.',
        ],
        todo: [
          'If you started SSST Desk with another data folder or another browser profile than usual, close it and start it the usual way.',
          'Restore them from a backup of SSST Desk below, or ask your IT support to restore its profile and press Look again.',
          ...(reason.found > 0
            ? [
                'You can go on with the SRs that are here. The missing ones stay counted, and this page comes again each time until they are back.',
              ]
            : []),
          'Tell your team leader which SRs are missing: they are in the 2012 system.',
        ],
      }
    case 'wrong-keys':
      return {
        title: 'No SR opens with the keys here',
        known: [
          `${counted(reason.stored, 'SR')} ${reason.stored === 1 ? 'is' : 'are'} stored on this computer, and none opens.`,
          'The key file is whole, so it most likely belongs to another set-up, or the store does. Nothing was changed.',
        ],
        todo: [
          neverDelete,
          'If the data folder or the browser profile was put back from a backup of this computer, have the other one put back from the same day.',
          'If SSST Desk keeps backups of these SRs, restore them here: what does not open now is replaced.',
          lookAgain,
        ],
      }
    case 'settings-damaged':
      return {
        title: 'The settings cannot be used',
        known: [reason.fault.message, 'Your SRs are not affected.'],
        todo: [reason.fault.next, fromBackup],
      }
    case 'folders-damaged':
      return {
        title: 'The list of mapped folders cannot be read',
        known: [reason.fault.message, 'Your SRs are not affected, and nothing on the folders is.'],
        todo: [
          'Add the folders again here, then press Look again. The damaged file is kept beside the new one.',
          fromBackup,
        ],
      }
    case 'store-unreadable':
      return {
        title: 'The store of SRs cannot be opened',
        known: [reason.fault.message, 'Nothing was changed in it.'],
        todo: [
          reason.fault.next,
          'If SSST Desk has backups, you can read the SRs in them below meanwhile; nothing is changed by that.',
          lookAgain,
        ],
      }
  }
}
