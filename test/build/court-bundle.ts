import type { CourtBundlePlan, CourtDocument } from '../../shared/bundle/court/plan'

/** A document of a court bundle, of an invented file. */
export const aCourtDocument = (id: string, changes: Partial<CourtDocument> = {}): CourtDocument => ({
  id,
  title: `Document ${id}`,
  date: '2026-05-01',
  file: `file-${id}`,
  is: null,
  excluded: [],
  turned: [],
  late: false,
  areas: [],
  ...changes,
})

/** Two sections: A with one and two, B with three; nothing issued. */
export const aCourtBundlePlan = (changes: Partial<CourtBundlePlan> = {}): CourtBundlePlan => ({
  format: 1,
  route: 'upload',
  caseType: 'other',
  cover: {
    title: ' Bundle for the hearing ',
    court: 'Invented County Court',
    caseNumber: null,
    parties: [{ name: 'Robin Nobody', role: 'Respondent' }],
    hearingDate: '2026-06-18',
    hearingTime: null,
    preparedBy: null,
    reference: null,
  },
  numbering: 'plain',
  dividers: true,
  sections: [
    { id: 'a', title: 'A', documents: [aCourtDocument('one'), aCourtDocument('two')] },
    { id: 'b', title: 'B', documents: [aCourtDocument('three')] },
  ],
  issued: null,
  ...changes,
})
