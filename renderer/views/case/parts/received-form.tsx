import { type FormEvent, useState } from 'react'
import { londonDate } from '../../../../shared/calendar/london'
import { findDates } from '../../../../shared/calendar/read'
import { shortDate } from '../../../../shared/calendar/write'
import { factOf, type PartOf, type Step } from '../../../../shared/procedures/schema'
import { useDesk } from '../../../actions/use-desk'
import { recordReceived } from '../../../actions/work-on-steps'
import { Button } from '../../../parts/button'
import { RadioField } from '../../../parts/choices'
import { dayDate } from '../../../parts/dates'
import { FaultText } from '../../../parts/faults'
import { DateField, TextArea, TextField } from '../../../parts/fields'
import { partKey, useCaseView } from '../case-view'
import { useEntries } from '../entries'
import { inSentence } from '../identity/status'
import { useAction } from '../use-action'
import { readPastDay } from './moment-entry'

/** The choice that no date of the subject is the one. */
const noDate = 'none'

interface Props {
  step: Step
  part: PartOf<'received'>
  onDone: () => void
}

/** Records what came and when; a date in an email's subject is offered for the fact it stands for. */
export const ReceivedForm = ({ step, part, onDone }: Props) => {
  const desk = useDesk()
  const { one, procedure, context } = useCaseView()
  const today = londonDate(context.now)
  const { values, set, clear } = useEntries(partKey(one.id, step.id, part.id), {
    medium: part.medium === 'either' ? '' : part.medium,
    on: shortDate(today),
    from: part.from,
    subject: '',
    date: '',
    note: '',
  })
  const [errors, setErrors] = useState<{ medium?: string; on?: string; from?: string; date?: string }>({})
  const { busy, fault, run } = useAction()
  const fact = part.dateInSubject ? factOf(procedure, part.dateInSubject) : undefined
  const byEmail = values.medium !== 'telephone'
  const found = fact && byEmail ? findDates(values.subject, today) : []
  const sure = found.length === 1 && found[0]?.doubt === null ? found[0].date : ''
  const listed = [...found.map(one => one.date), noDate]
  const date = listed.includes(values.date) ? values.date : sure

  const save = async (event: FormEvent) => {
    event.preventDefault()
    const { medium, from } = values
    const day = readPastDay(values.on, new Date().toISOString())
    const undecided = found.length > 0 && date === ''
    setErrors({
      ...(medium === '' ? { medium: 'Choose how it came.' } : {}),
      ...(day.ok ? {} : { on: day.error }),
      ...(from.trim() ? {} : { from: 'Enter who it came from.' }),
      ...(undecided ? { date: 'Choose which date it is, or that none is.' } : {}),
    })
    if ((medium !== 'email' && medium !== 'telephone') || !day.ok || !from.trim() || undecided) return
    const received = {
      step: step.id,
      part: part.id,
      from: from.trim(),
      medium,
      on: day.day,
      subject: byEmail ? values.subject.trim() : '',
      note: values.note.trim(),
    } as const
    const taken = fact && date !== '' && date !== noDate ? { fact: fact.name, value: date } : undefined
    const saved = await run(() => recordReceived(desk, one.id, received, taken))
    if (!saved) return
    clear()
    onDone()
  }

  return (
    <form noValidate autoComplete="off" className="desk-form" onSubmit={save}>
      <div className="desk-fields">
        {part.medium === 'either' && (
          <RadioField
            label="How it came"
            inline
            required
            error={errors.medium}
            value={values.medium}
            onChange={value => set('medium', value)}
            options={[
              { value: 'email', label: 'By email' },
              { value: 'telephone', label: 'By telephone' },
            ]}
          />
        )}
        <DateField
          label="Day it came"
          error={errors.on}
          value={values.on}
          onChange={value => set('on', value)}
        />
        <TextField
          label="From"
          error={errors.from}
          value={values.from}
          onChange={value => set('from', value)}
        />
        {byEmail && (
          <div className="desk-fields__wide">
            <TextField
              label="Subject line of the email"
              hint={fact ? `Paste it here: the ${inSentence(fact.label)} is read from it` : undefined}
              value={values.subject}
              onChange={value => set('subject', value)}
            />
          </div>
        )}
        {fact && found.length > 0 && (
          <div className="desk-fields__wide">
            <RadioField
              label={fact.label}
              error={errors.date}
              value={date}
              onChange={value => set('date', value)}
              options={[
                ...found.map(({ date, text, doubt }) => ({
                  value: date,
                  label: `${dayDate(date)}, from “${text}”`,
                  hint: doubt ?? undefined,
                })),
                { value: noDate, label: 'None of these' },
              ]}
            />
          </div>
        )}
        <div className="desk-fields__wide">
          <TextArea label="Note" rows={2} value={values.note} onChange={value => set('note', value)} />
        </div>
      </div>
      {fault && <FaultText fault={fault} />}
      <Button type="submit" kind="secondary" busy={busy}>
        Record it as received
      </Button>
    </form>
  )
}
