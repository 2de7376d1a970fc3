import { failed, ok, type Result } from '../../../shared/result'
import type { Branch, CaseFileForm } from './case-file'

export type Branches = CaseFileForm['branches']

/** A branch with the name it was asked for by. */
export type TakenBranch = Branch & { name: string }

/** The branch of this name: the case file's own, or else the one of the procedure's sample. */
export const branchNamed = (name: string, own: Branches, sample: Branches): Result<TakenBranch> => {
  const all = { ...sample, ...own }
  const found = Object.hasOwn(all, name) ? all[name] : undefined
  if (found) return ok({ ...found, name })
  const known = Object.keys(all)
  return failed(
    'invalid',
    known.length > 0
      ? `There is no branch ${name}. The branches are: ${known.join(', ')}.`
      : `There is no branch ${name}, nor any other.`,
    'Name one of them; npm run demo -- --list says what each is.',
  )
}

/** The case file as it is on a branch: the branch's facts and entries stand in place of its own. */
export const onBranch = <Form extends Pick<CaseFileForm, 'facts' | 'steps'>>(
  form: Form,
  branch: Branch,
): Form => {
  const facts = Object.entries({ ...form.facts, ...branch.facts }).filter(([, value]) => value !== null)
  const steps = { ...form.steps }
  for (const [step, parts] of Object.entries(branch.steps)) steps[step] = { ...steps[step], ...parts }
  return { ...form, facts: Object.fromEntries(facts), steps }
}

/** Where something stands that is wrong on a branch: in the branch itself, if it says anything there. */
export const placeOnBranch = (branch: TakenBranch | null, path: string[]): string[] => {
  const [first, ...keys] = path
  if (branch === null || (first !== 'facts' && first !== 'steps')) return path
  const [key = '', part = ''] = keys
  const inBranch =
    first === 'facts' ? branch.facts[key] !== undefined : branch.steps[key]?.[part] !== undefined
  return inBranch ? ['branches', branch.name, ...path] : path
}
