import { z } from 'zod'
import { forms } from '../documents/forms'
import { type Problem, problemsAt } from './check'
import { procedures as builtIn } from './registry'
import { Procedure } from './schema'

/** Procedures and versions of them that an office can have. */
const mostAdded = 40

const same = (one: Procedure, other: Procedure) => JSON.stringify(one) === JSON.stringify(other)

const takenId = (procedure: Procedure, shipped: readonly Procedure[]): Problem[] =>
  shipped.some(one => one.id === procedure.id)
    ? [
        {
          at: ['id'],
          words: `SSST Desk comes with a procedure ${procedure.id}. Give the office’s own an id of its own.`,
        },
      ]
    : []

/**
 * What stands against adding a procedure to those known. A version that is there already stays as it is, because SRs may
 * run under it: a change is a higher version. The same version with the same content is no problem.
 */
export const officeProblems = (
  procedure: Procedure,
  known: { builtIn: readonly Procedure[]; office: readonly Procedure[] },
): Problem[] => {
  const { id, version } = procedure
  const versions = known.office.filter(one => one.id === id)
  const highest = Math.max(0, ...versions.map(one => one.version))
  const unchanged = versions.some(one => same(one, procedure))
  const ids = [...known.builtIn, ...known.office, procedure].map(one => one.id)
  return [
    ...takenId(procedure, known.builtIn),
    ...(version <= highest && !unchanged
      ? [
          {
            at: ['version'],
            words: `version ${highest} of ${id} is loaded already. A changed procedure is a higher version: write ${highest + 1}.`,
          },
        ]
      : []),
    ...procedure.ends.flatMap((end, index) =>
      end.opens && !ids.includes(end.opens.procedure)
        ? [
            {
              at: ['ends', index, 'opens', 'procedure'],
              words: `there is no procedure ${end.opens.procedure} here.`,
            },
          ]
        : [],
    ),
  ]
}

/** The office's procedures with one more; the same ones where it is among them already. */
export const withAdded = (office: readonly Procedure[], procedure: Procedure): Procedure[] =>
  office.some(one => same(one, procedure)) ? [...office] : [...office, procedure]

/** The office's own procedures as the host keeps them: each sound, none under the id of one that the product comes with. */
export const OfficeProcedures = z
  .array(Procedure)
  .max(mostAdded, `An office can have ${mostAdded} procedures and versions of them`)
  .superRefine((added, context) => {
    const wrong = (index: number, { at, words }: Problem) =>
      context.addIssue({ code: 'custom', message: words, path: [index, ...at] })
    const ids = forms.map(form => form.id)
    for (const [index, procedure] of added.entries()) {
      for (const problem of [...takenId(procedure, builtIn), ...problemsAt(procedure, ids)])
        wrong(index, problem)
      if (added.findIndex(one => one.id === procedure.id && one.version === procedure.version) !== index)
        wrong(index, {
          at: ['version'],
          words: `version ${procedure.version} of ${procedure.id} stands here twice.`,
        })
    }
  })
