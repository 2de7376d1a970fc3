import { type FormEvent, useState } from 'react'
import { emailOf } from '../../../../shared/case/case'
import { fill } from '../../../../shared/case/fill'
import { factOf, type PartOf, type Step } from '../../../../shared/procedures/schema'
import { useDesk } from '../../../actions/use-desk'
import { recordCall } from '../../../actions/work-on-steps'
import { Button, LinkButton } from '../../../parts/button'
import { useDraft } from '../../../parts/drafts'
import { FaultText } from '../../../parts/faults'
import { TextArea, TextField } from '../../../parts/fields'
import { When } from '../../../parts/when'
import { partKey, useCaseView } from '../case-view'
import { useEntries } from '../entries'
import { Happened } from '../happened'
import { useAction } from '../use-action'
import { momentEntry, readMoment } from './moment-entry'
import { MomentFields } from './moment-fields'

interface Props {
  step: Step
  part: PartOf<'call'>
  satisfied: boolean
  missing: string | null
}

/** A call the officer makes: the number, what it is about, and the record of it. */
export const CallPart = ({ step, part, satisfied, missing }: Props) => {
  const { one, procedure } = useCaseView()
  const typed = Object.keys(useDraft(partKey(one.id, step.id, part.id))).length > 0
  const [another, setAnother] = useState(false)
  const calls = one.calls.filter(call => call.step === step.id && call.part === part.id)
  const spec = part.telephone ? factOf(procedure, part.telephone) : undefined
  const number = part.telephone ? one.facts[part.telephone] : undefined
  const about = fill(part.about, procedure.facts, one.facts).text
  const email = part.follows ? emailOf(one, step.id, part.follows) : undefined
  const tooSoon = part.follows !== undefined && !email?.sent
  return (
    <>
      {spec &&
        (typeof number === 'string' ? (
          <p className="desk-telephone">
            <span className="govuk-visually-hidden">{spec.label}: </span>
            {number}
          </p>
        ) : (
          <p className="desk-quiet">{spec.label}: not known yet.</p>
        ))}
      <p className="govuk-body">
        About: <strong>{about}</strong>
      </p>
      {tooSoon && <p className="govuk-body">The email goes first. Record it as sent, then call.</p>}
      {calls.map(call => (
        <Happened key={call.event} mark={call} what={`the call with ${call.spokeTo}`}>
          Called <When instant={call.calledAt} />, spoke to <strong>{call.spokeTo}</strong>
          {call.note && <p className="desk-lines">{call.note}</p>}
        </Happened>
      ))}
      {calls.length > 0 && missing && <p className="govuk-body">{missing}</p>}
      {!one.closed &&
        (another || typed || (!satisfied && !tooSoon) ? (
          <CallForm
            step={step}
            part={part}
            mailId={email?.sent ? email.mailId : undefined}
            onDone={() => setAnother(false)}
          />
        ) : (
          calls.length > 0 && <LinkButton onClick={() => setAnother(true)}>Record another call</LinkButton>
        ))}
    </>
  )
}

interface FormProps {
  step: Step
  part: PartOf<'call'>
  mailId: string | undefined
  onDone: () => void
}

const CallForm = ({ step, part, mailId, onDone }: FormProps) => {
  const desk = useDesk()
  const { one, context } = useCaseView()
  const draftKey = partKey(one.id, step.id, part.id)
  const { begun } = useDraft(draftKey)
  // The present minute until the first words are typed, which is during the call; the step may have been open long before.
  const { values, set, change, clear } = useEntries(draftKey, {
    ...momentEntry(typeof begun === 'string' ? begun : context.now),
    begun: '',
    spokeTo: '',
    note: '',
  })
  const write = (words: { spokeTo?: string; note?: string }) => {
    const { spokeTo, note } = { ...values, ...words }
    change({ ...words, begun: spokeTo || note ? values.begun || context.now : '' })
  }
  const [errors, setErrors] = useState<{ date?: string; time?: string; spokeTo?: string }>({})
  const { busy, fault, run } = useAction()

  const save = async (event: FormEvent) => {
    event.preventDefault()
    const moment = readMoment(values.date, values.time, new Date().toISOString())
    const spokeTo = values.spokeTo.trim()
    setErrors({
      ...(moment.ok ? {} : { date: moment.date, time: moment.time }),
      ...(spokeTo ? {} : { spokeTo: 'Enter who you spoke to.' }),
    })
    if (!moment.ok || !spokeTo) return
    const called = {
      step: step.id,
      part: part.id,
      calledAt: moment.instant,
      spokeTo,
      note: values.note.trim(),
    }
    const saved = await run(() => recordCall(desk, one.id, mailId ? { ...called, mailId } : called))
    if (!saved) return
    clear()
    onDone()
  }

  return (
    <form noValidate autoComplete="off" className="desk-form" onSubmit={save}>
      <div className="desk-fields">
        <TextField
          label="Spoke to"
          required
          error={errors.spokeTo}
          value={values.spokeTo}
          onChange={value => write({ spokeTo: value })}
        />
        <MomentFields label="Date of the call" values={values} errors={errors} set={set} />
        <div className="desk-fields__wide">
          <TextArea label="Note" rows={2} value={values.note} onChange={value => write({ note: value })} />
        </div>
      </div>
      {fault && <FaultText fault={fault} />}
      <Button type="submit" kind="secondary" busy={busy}>
        Record the call
      </Button>
    </form>
  )
}
