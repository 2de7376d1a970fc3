import { type FormEvent, useEffect, useState } from 'react'
import { counted } from '../../../../shared/calendar/write'
import { factWords } from '../../../../shared/case/fill'
import { uncompared } from '../../../../shared/checklist/parts'
import type { PartOf, Step } from '../../../../shared/procedures/schema'
import { type ReceivedForm, readReceivedForm, recordComparison } from '../../../actions/compare-form'
import { useDesk } from '../../../actions/use-desk'
import { Button } from '../../../parts/button'
import { CheckField, RadioField } from '../../../parts/choices'
import { FaultText } from '../../../parts/faults'
import { partKey, useCaseView } from '../case-view'
import { useEntries } from '../entries'
import { Happened } from '../happened'
import { useAction } from '../use-action'

interface Props {
  step: Step
  part: PartOf<'compare'>
}

/** A received form held against what is recorded here: what differs, and what counts. */
export const ComparePart = ({ step, part }: Props) => {
  const { one } = useCaseView()
  const file = uncompared(part, one)
  const last = one.compared.findLast(entry => entry.step === step.id && entry.part === part.id)
  if (file && !one.closed) return <CompareForm key={file.fileId} step={step} part={part} />
  if (!last) return <p className="govuk-body">The form that came is compared as soon as it is added above.</p>
  const taken = last.differences.filter(difference => difference.taken).length
  return (
    <Happened mark={last} what="the comparison">
      {last.read
        ? `${counted(last.differences.length, 'difference')}, ${taken} taken over from the form.`
        : 'Compared by eye.'}
    </Happened>
  )
}

/** Stands among the errors for the tick of a comparison by eye. */
const eye = ' by eye'

const CompareForm = ({ step, part }: Props) => {
  const desk = useDesk()
  const { one } = useCaseView()
  const reading = useAction()
  const saving = useAction()
  const [form, setForm] = useState<ReceivedForm | null>(null)
  const [errors, setErrors] = useState<readonly string[]>([])
  const [byEye, setByEye] = useState(false)
  const { values, set, clear } = useEntries<string>(partKey(one.id, step.id, part.id), {})
  const { run } = reading

  // Held against the facts again whenever these change.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the facts decide what differs
  useEffect(() => {
    let wanted = true
    void run(() => readReceivedForm(desk, one.id, step.id, part.id)).then(read => {
      if (wanted && read) setForm(read)
    })
    return () => {
      wanted = false
    }
  }, [desk, one.facts])

  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (!form) return
    const names = form.differences.map(difference => difference.spec.name)
    const open = [...names.filter(name => !values[name]), ...(form.read || byEye ? [] : [eye])]
    setErrors(open)
    if (open.length) return
    const taken = names.filter(name => values[name] === 'take')
    const saved = await saving.run(() => recordComparison(desk, one.id, step.id, part.id, form, taken, byEye))
    if (saved) clear()
  }

  if (reading.fault) return <FaultText fault={reading.fault} />
  if (!form) return <p className="desk-quiet">Reading the form…</p>
  return (
    <form noValidate autoComplete="off" className="desk-form" onSubmit={save}>
      <p className="govuk-body">
        {form.read
          ? `${counted(form.found, 'field')} of the form read, ${counted(form.differences.length, 'difference')}.`
          : 'The fields of this form cannot be read. Open it, compare it with the facts by eye, and correct them where it is right.'}
      </p>
      {form.differences.map(({ spec, here, there, value }) => (
        <div key={spec.name} data-difference={spec.name}>
          <RadioField
            label={spec.label}
            required
            error={errors.includes(spec.name) && !values[spec.name] ? 'Choose which one counts.' : undefined}
            value={values[spec.name] ?? ''}
            onChange={chosen => set(spec.name, chosen)}
            options={[
              {
                value: 'keep',
                label: here === undefined ? 'Keep it unknown' : `Keep what is here: ${factWords(spec, here)}`,
              },
              ...(value === null ? [] : [{ value: 'take', label: `Take over from the form: ${there}` }]),
            ]}
          />
          {value === null && <p className="desk-quiet">The form says “{there}”, which does not fit here.</p>}
        </div>
      ))}
      {!form.read && (
        <CheckField
          label="I have opened the form that came and compared it with the facts"
          error={errors.includes(eye) && !byEye ? 'Open the form, compare it, and tick this.' : undefined}
          checked={byEye}
          onChange={setByEye}
        />
      )}
      {saving.fault && <FaultText fault={saving.fault} />}
      <Button type="submit" kind="secondary" busy={saving.busy}>
        Record the comparison
      </Button>
    </form>
  )
}
