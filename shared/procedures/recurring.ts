import type { Part, Step } from './schema'

/** The full check of the 2012 system for a potentially violent marking, and what the marking says. */
export const pvCheckParts = (): Part[] => [
  {
    id: 'pv-check',
    kind: 'facts',
    title: 'Full PV check',
    required: ['pvMarking', 'pvCheckedOn', 'pvCheckedBy'],
    optional: [],
    // What an SR or a received form says of a marking is no full check.
    anew: { facts: ['pvMarking'], until: 'pvCheckedOn' },
  },
  {
    id: 'pv-details',
    kind: 'facts',
    required: ['pvDetails'],
    optional: [],
    when: { fact: 'pvMarking', is: 'marked' },
  },
]

/** What the officer is told where a step makes forms or letters (silence 20). */
export const ownLayout: Step['decisions'][number] = {
  silence: 20,
  source: 'Names the forms and letters; how they are laid out is not published.',
  product:
    'Lays them out itself and marks them as working copies. Your office can load its own forms in Settings, which are then used.',
}

/** What the officer is told where a SCIN is entered (silence 19). */
export const scinAsWritten: Step['decisions'][number] = {
  silence: 19,
  source: 'Gives no format for a SCIN.',
  product: 'Takes it as it is written, and checks no digit of it.',
}

/** Where a step stands: its number in the source, and the steps that come first. */
export interface Place {
  no: string
  after: string[]
}

/** Papers the officer adds where there are any; they go with the forms. */
export const supportingPapers = (label: string): Part => ({
  id: 'papers',
  kind: 'file',
  role: 'supporting',
  label,
  accepts: ['pdf', 'picture'],
  required: false,
})

/** "Set the SR to In Progress", as P1 to P4 have it. */
export const inProgress = ({ no, after }: Place): Step => ({
  id: 'in-progress',
  no,
  title: 'Set the SR to In Progress',
  does: ['Set the Status of the SR to In Progress in the 2012 system.'],
  after,
  parts: [
    { id: 'status', kind: 'paste', place: 'sr-status', text: ['In Progress'] },
    { id: 'set', kind: 'confirm', label: 'The SR’s Status is now In Progress' },
  ],
  decisions: [],
})

/** Close / Complete, as P1 to P4 have it. */
export const closeComplete = ({ no, after }: Place): Step => ({
  id: 'close',
  no,
  title: 'Close and complete the SR',
  does: ['Set the SR to Close / Complete in the 2012 system, and close it here.'],
  after,
  parts: [
    { id: 'status', kind: 'paste', place: 'sr-status', text: ['Close / Complete'] },
    { id: 'close', kind: 'close', end: 'complete' },
  ],
  decisions: [],
})
