import { londonDate } from '../../shared/calendar/london'
import type { Case } from '../../shared/case/case'
import { checkFacts } from '../../shared/case/check-facts'
import type { Happening } from '../../shared/case/events'
import type { FactValue } from '../../shared/case/facts'
import { compareForm, type Difference } from '../../shared/case/received-form'
import { uncompared } from '../../shared/checklist/parts'
import { factOf, type PartOf, partOf, stepOf } from '../../shared/procedures/schema'
import { failed, ok, type Result } from '../../shared/result'
import { type Desk, type OpenCase, openCase, record } from './desk'

export interface ReceivedForm {
  fileId: string
  /** Whether the product could read the form’s fields; otherwise it is for the officer’s own eyes. */
  read: boolean
  /** Fields of the form that belong to a fact. */
  found: number
  differences: Difference[]
}

interface Comparing extends OpenCase {
  spec: PartOf<'compare'>
}

const comparing = (desk: Desk, caseId: string, step: string, part: string): Result<Comparing> => {
  const opened = openCase(desk, caseId)
  if (!opened.ok) return opened
  const found = stepOf(opened.value.procedure, step)
  const spec = found && partOf(found, part, 'compare')
  return spec
    ? ok({ ...opened.value, spec })
    : failed('not-found', 'This step compares nothing.', 'Open the step again.')
}

/** Reads the newest received form of a part, and holds it against the facts as they are. */
export const readReceivedForm = async (
  desk: Desk,
  caseId: string,
  step: string,
  part: string,
): Promise<Result<ReceivedForm>> => {
  const opened = comparing(desk, caseId, step, part)
  if (!opened.ok) return opened
  const { one, procedure, spec, store } = opened.value
  const file = uncompared(spec, one)
  if (!file) return failed('not-found', 'There is no received form to compare.', 'Add it above first.')
  const bytes = await store.files.get(caseId, file.fileId)
  if (!bytes.ok) return bytes
  const { name, mediaType } = file
  const form = await desk.offthread.readForm({ name, mediaType, bytes: bytes.value })
  const specs = spec.facts.flatMap(name => factOf(procedure, name) ?? [])
  const { found, differences } = compareForm(form.ok ? form.value.pairs : [], specs, one.facts)
  return ok({ fileId: file.fileId, read: found > 0, found, differences })
}

/**
 * Records the comparison; the differences named in `taken` are recorded as facts, the others stay as they are here. A form
 * that could not be read is compared `byEye`, which the officer says.
 */
export const recordComparison = async (
  desk: Desk,
  caseId: string,
  step: string,
  part: string,
  form: ReceivedForm,
  taken: readonly string[],
  byEye: boolean,
): Promise<Result<Case>> => {
  const opened = comparing(desk, caseId, step, part)
  if (!opened.ok) return opened
  const { one, procedure, spec, context } = opened.value
  if (uncompared(spec, one)?.fileId !== form.fileId)
    return failed('conflict', 'Another form was added meanwhile.', 'Compare the newest one.')
  if (!form.read && !byEye)
    return failed(
      'invalid',
      'The fields of this form cannot be read.',
      'Open it, compare it with the facts, and tick that you have.',
    )
  const values: Record<string, FactValue> = {}
  for (const difference of form.differences)
    if (taken.includes(difference.spec.name) && difference.value !== null)
      values[difference.spec.name] = difference.value
  const facts = checkFacts(procedure.facts, values, londonDate(context.now))
  if (!facts.ok) return facts
  const recorded: Happening[] = Object.keys(values).length
    ? [{ type: 'facts-recorded', facts: facts.value, step }]
    : []
  return record(desk, caseId, ...recorded, {
    type: 'form-compared',
    step,
    part,
    fileId: form.fileId,
    read: form.read,
    differences: form.differences.map(({ spec: { name }, here, there }) => ({
      fact: name,
      here: here ?? null,
      there,
      taken: values[name] !== undefined,
    })),
  })
}
