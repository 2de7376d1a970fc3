import { type FormEvent, useState } from 'react'
import { londonDate } from '../../../../shared/calendar/london'
import { counted, shortDate } from '../../../../shared/calendar/write'
import type { PartOf, Step } from '../../../../shared/procedures/schema'
import { useDesk } from '../../../actions/use-desk'
import { recordVisit } from '../../../actions/visits'
import { Button, LinkButton } from '../../../parts/button'
import { RadioField } from '../../../parts/choices'
import { dayDate } from '../../../parts/dates'
import { FaultText } from '../../../parts/faults'
import { DateField, TextArea } from '../../../parts/fields'
import { Tag } from '../../../parts/tag'
import { partKey, useCaseView } from '../case-view'
import { useEntries } from '../entries'
import { Happened } from '../happened'
import { useAction } from '../use-action'
import { readPastDay } from './moment-entry'

interface Props {
  step: Step
  part: PartOf<'visits'>
  satisfied: boolean
}

/** Attempts at a visit, counted: each is recorded until the client attended, or missed too many. */
export const VisitsPart = ({ step, part, satisfied }: Props) => {
  const { one } = useCaseView()
  const [another, setAnother] = useState(false)
  const visits = one.visits.filter(visit => visit.step === step.id && visit.part === part.id)
  const missed = visits.filter(visit => !visit.attended).length
  return (
    <>
      <p className="govuk-body">
        Missed so far: <strong>{missed}</strong>. After more than {counted(part.misses, 'missed visit')}, the
        SR can be closed for that.
      </p>
      {visits.length > 0 && (
        <ol className="govuk-list desk-list-tight">
          {visits.map(visit => (
            <li key={visit.event}>
              <Happened mark={visit} what={`the visit of ${dayDate(visit.on)}`}>
                {dayDate(visit.on)}{' '}
                <Tag tone={visit.attended ? 'green' : 'orange'}>
                  {visit.attended ? 'Attended' : 'Did not attend'}
                </Tag>
                {visit.note && <p className="desk-lines">{visit.note}</p>}
              </Happened>
            </li>
          ))}
        </ol>
      )}
      {!one.closed &&
        (satisfied && !another ? (
          <LinkButton onClick={() => setAnother(true)}>Record another visit</LinkButton>
        ) : (
          <VisitForm step={step} part={part} onDone={() => setAnother(false)} />
        ))}
    </>
  )
}

const VisitForm = ({ step, part, onDone }: Omit<Props, 'satisfied'> & { onDone: () => void }) => {
  const desk = useDesk()
  const { one, context } = useCaseView()
  const { values, set, clear } = useEntries(partKey(one.id, step.id, part.id), {
    on: shortDate(londonDate(context.now)),
    attended: '',
    note: '',
  })
  const [errors, setErrors] = useState<{ on?: string; attended?: string }>({})
  const { busy, fault, run } = useAction()

  const save = async (event: FormEvent) => {
    event.preventDefault()
    const day = readPastDay(values.on, new Date().toISOString())
    setErrors({
      ...(day.ok ? {} : { on: day.error }),
      ...(values.attended ? {} : { attended: 'Choose yes or no.' }),
    })
    if (!day.ok || !values.attended) return
    const visit = {
      step: step.id,
      part: part.id,
      on: day.day,
      attended: values.attended === 'yes',
      note: values.note.trim(),
    }
    const saved = await run(() => recordVisit(desk, one.id, visit))
    if (!saved) return
    clear()
    onDone()
  }

  return (
    <form noValidate autoComplete="off" className="desk-form" onSubmit={save}>
      <div className="desk-fields">
        <DateField
          label="Day of the visit"
          error={errors.on}
          value={values.on}
          onChange={value => set('on', value)}
        />
        <RadioField
          label="Did the client attend?"
          inline
          required
          error={errors.attended}
          value={values.attended}
          onChange={value => set('attended', value)}
          options={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
        />
        <div className="desk-fields__wide">
          <TextArea label="Note" rows={2} value={values.note} onChange={value => set('note', value)} />
        </div>
      </div>
      {fault && <FaultText fault={fault} />}
      <Button type="submit" kind="secondary" busy={busy}>
        Record the visit
      </Button>
    </form>
  )
}
