import type { Procedure } from '../procedures/schema'
import { formReferences } from './forms'
import { formName } from './parts'
import { procedureReference } from './procedures'
import { relatedPages, shortcuts, statuses, type Term, terms } from './words'

/** The parts of the reference, in the order they stand in. */
export const sections = ['procedures', 'words', 'statuses', 'forms', 'related', 'keyboard'] as const
export type ReferenceSection = (typeof sections)[number]

export const sectionNames: Record<ReferenceSection, string> = {
  procedures: 'Procedures',
  words: 'Words',
  statuses: 'Statuses of an SR',
  forms: 'Forms and letters',
  related: 'Pages of the 2012 system’s guidance',
  keyboard: 'Keyboard',
}

/** One thing that can be found in the reference. */
export interface ReferenceEntry {
  /** Unique in the reference. */
  id: string
  section: ReferenceSection
  /** What it is called itself, without what it belongs to: found first by this. */
  names: string
  title: string
  /** What is shown below the title. */
  text: string
  /** Further text by which it is found. */
  more: string
  /** The step or procedure to open; absent where the text says all there is. */
  place?: { procedure: string; step?: string }
}

const termEntries = (section: ReferenceSection, all: readonly Term[]): ReferenceEntry[] =>
  all.map(({ term, also, meaning }) => ({
    id: `${section} ${term}`,
    section,
    names: [term, ...also].join('\n'),
    title: also.length > 0 ? `${term} (${also.join(', ')})` : term,
    text: meaning,
    more: '',
  }))

const procedureEntries = (procedure: Procedure): ReferenceEntry[] => {
  const { id, code, title, askedBy, source, stages, ends } = procedureReference(procedure)
  return [
    {
      id: `procedure ${id}`,
      section: 'procedures',
      names: `${title} ${code}`,
      title: `${title} (${code})`,
      text: `Asked for by: ${askedBy}. “${source.section}”, ${source.document}.`,
      more: ends.map(end => `${end.title} ${end.words}`).join('\n'),
      place: { procedure: id },
    },
    ...stages.flatMap(stage =>
      stage.steps.map(
        (step): ReferenceEntry => ({
          id: `step ${id} ${step.id}`,
          section: 'procedures',
          names: '',
          title: `${title}, step ${step.no}: ${step.title}`,
          text: step.does.join(' '),
          more: [
            stage.title,
            ...step.parts.map(part => `${part.label} ${part.text}`),
            step.deadline,
            step.needed,
            ...step.decisions.flatMap(({ source: says, product }) => [says, product]),
          ]
            .filter(Boolean)
            .join('\n'),
          place: { procedure: id, step: step.id },
        }),
      ),
    ),
  ]
}

/** Everything in the reference that can be found, for these procedures. */
export const referenceEntries = (procedures: readonly Procedure[]): ReferenceEntry[] => [
  ...procedures.flatMap(procedureEntries),
  ...termEntries('words', terms),
  ...termEntries('statuses', statuses),
  ...formReferences(procedures).map(
    (form): ReferenceEntry => ({
      id: `form ${form.id}`,
      section: 'forms',
      names: `${form.reference} ${form.title}`,
      title: formName(form.id),
      text: [
        `For the ${form.audience}.`,
        ...form.madeIn.map(({ procedure, no }) => `Made in ${procedure.title}, step ${no}.`),
      ].join(' '),
      more: '',
    }),
  ),
  ...relatedPages.map(
    ({ name, about }): ReferenceEntry => ({
      id: `related ${name}`,
      section: 'related',
      names: name,
      title: name,
      text: `${about} SSST Desk does not hold this page.`,
      more: '',
    }),
  ),
  ...shortcuts.map(
    ({ keys, does }): ReferenceEntry => ({
      id: `keyboard ${keys.join(' ')}`,
      section: 'keyboard',
      names: keys.join(' '),
      title: keys.join(' + '),
      text: does,
      more: 'keyboard key shortcut',
    }),
  ),
]
