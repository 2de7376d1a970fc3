import { type FormEvent, useState } from 'react'
import { londonDate } from '../../../../shared/calendar/london'
import { shortDate } from '../../../../shared/calendar/write'
import type { Email } from '../../../../shared/case/case'
import { recordReceipt } from '../../../actions/correspondence'
import { useDesk } from '../../../actions/use-desk'
import { Button } from '../../../parts/button'
import { RadioField } from '../../../parts/choices'
import { FaultText } from '../../../parts/faults'
import { DateField } from '../../../parts/fields'
import { useCaseView } from '../case-view'
import { useEntries } from '../entries'
import { useAction } from '../use-action'
import { readPastDay } from './moment-entry'

interface Props {
  email: Email
  /** Whose receipt, where the email went to several. */
  of: string | undefined
  onDone: () => void
}

/** Whether the read receipt of an email came, and when. It may be recorded after the SR is closed. */
export const ReceiptForm = ({ email, of, onDone }: Props) => {
  const desk = useDesk()
  const { one, context } = useCaseView()
  const { values, set, clear } = useEntries(`case/${one.id}/receipt/${email.mailId}${of ? `/${of}` : ''}`, {
    receipt: '',
    on: shortDate(londonDate(context.now)),
  })
  const [errors, setErrors] = useState<{ receipt?: string; on?: string }>({})
  const { busy, fault, run } = useAction()

  const save = async (event: FormEvent) => {
    event.preventDefault()
    const day = readPastDay(values.on, new Date().toISOString())
    const { receipt } = values
    setErrors({
      ...(receipt === '' ? { receipt: 'Choose whether it came.' } : {}),
      ...(day.ok ? {} : { on: day.error }),
    })
    if ((receipt !== 'received' && receipt !== 'none') || !day.ok) return
    if (!(await run(() => recordReceipt(desk, one.id, email.mailId, receipt, day.day, of)))) return
    clear()
    onDone()
  }

  return (
    <form noValidate autoComplete="off" className="desk-form desk-receipt-form" onSubmit={save}>
      <div className="desk-fields">
        <RadioField
          label={of ? `Read receipt from ${of}` : 'Read receipt'}
          inline
          error={errors.receipt}
          value={values.receipt}
          onChange={value => set('receipt', value)}
          options={[
            { value: 'received', label: 'It has come' },
            { value: 'none', label: 'None has come' },
          ]}
        />
        <DateField
          label={values.receipt === 'none' ? 'Not come by' : 'Day it came'}
          error={errors.on}
          value={values.on}
          onChange={value => set('on', value)}
        />
      </div>
      {fault && <FaultText fault={fault} />}
      <Button type="submit" kind="secondary" busy={busy}>
        Record the receipt
        {of && <span className="govuk-visually-hidden"> from {of}</span>}
      </Button>
    </form>
  )
}
