import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import { londonDate } from '../../../../shared/calendar/london'
import { shortDate } from '../../../../shared/calendar/write'
import { factText, readFact, sentence } from '../../../../shared/case/fact-text'
import { type Payer, payers } from '../../../../shared/case/facts'
import { pounds } from '../../../../shared/case/fill'
import { payerNames, samePayments } from '../../../../shared/case/payments'
import { factOf, type PartOf, type Step } from '../../../../shared/procedures/schema'
import { recordPayment } from '../../../actions/payments'
import { useDesk, useSession } from '../../../actions/use-desk'
import { Button, LinkButton } from '../../../parts/button'
import { CheckField, RadioField } from '../../../parts/choices'
import { dayDate } from '../../../parts/dates'
import { FaultText } from '../../../parts/faults'
import { DateField, TextField } from '../../../parts/fields'
import { WarningText } from '../../../parts/panel'
import { casePath, partKey, useCaseView } from '../case-view'
import { useEntries } from '../entries'
import { Happened } from '../happened'
import { useAction } from '../use-action'
import { readPastDay } from './moment-entry'

interface Props {
  step: Step
  part: PartOf<'payment'>
}

/** A court fee that was paid: what is on record, and the form for it. */
export const PaymentPart = ({ step, part }: Props) => {
  const { one } = useCaseView()
  const [another, setAnother] = useState(false)
  const payments = one.payments.filter(entry => entry.step === step.id && entry.part === part.id)
  const asked = another || (payments.length === 0 && part.required)
  return (
    <>
      {payments.map(payment => (
        <Happened key={payment.event} mark={payment} what={`the payment of ${pounds(payment.fee)}`}>
          <strong>{pounds(payment.fee)}</strong> paid to {payment.court} on {dayDate(payment.paidOn)} by:{' '}
          {payerNames[payment.paidBy]}
          {payment.reference && <>. Court’s reference: {payment.reference}</>}
        </Happened>
      ))}
      {payments.length === 0 && !part.required && !another && <p className="desk-quiet">Not required.</p>}
      {!one.closed &&
        (asked ? (
          <PaymentForm step={step} part={part} onDone={() => setAnother(false)} />
        ) : (
          <LinkButton onClick={() => setAnother(true)}>
            {payments.length ? 'Record another payment' : 'Record a payment'}
          </LinkButton>
        ))}
    </>
  )
}

const money = { name: 'fee', label: 'Fee', kind: 'money' } as const
const isPayer = (value: string): value is Payer => payers.some(payer => payer === value)

const PaymentForm = ({ step, part, onDone }: Props & { onDone: () => void }) => {
  const desk = useDesk()
  const cases = useSession(session => session.cases)
  const { one, procedure, context } = useCaseView()
  const known = (name: string) => {
    const spec = factOf(procedure, name)
    return spec ? String(factText(spec, one.facts[name])) : ''
  }
  const { values, set, clear } = useEntries(partKey(one.id, step.id, part.id), {
    court: known(part.court),
    fee: known(part.fee),
    paidOn: shortDate(londonDate(context.now)),
    paidBy: part.payer,
    reference: '',
    sure: '',
  })
  const [errors, setErrors] = useState<{ court?: string; fee?: string; paidOn?: string }>({})
  const { busy, fault, run } = useAction()
  const fee = readFact(money, values.fee)
  const same =
    fee.ok && typeof fee.value === 'number' ? samePayments(Object.values(cases), one, fee.value) : []

  const save = async (event: FormEvent) => {
    event.preventDefault()
    const day = readPastDay(values.paidOn, new Date().toISOString())
    const court = values.court.trim()
    const amount = fee.ok && typeof fee.value === 'number' && fee.value > 0 ? fee.value : null
    setErrors({
      ...(court ? {} : { court: 'Enter the court.' }),
      ...(amount === null ? { fee: fee.ok ? 'Enter the fee.' : sentence(fee.fault) } : {}),
      ...(day.ok ? {} : { paidOn: day.error }),
    })
    const { paidBy } = values
    if (!court || amount === null || !day.ok || !isPayer(paidBy)) return
    const entry = { court, fee: amount, paidOn: day.day, paidBy, reference: values.reference.trim() }
    const saved = await run(() => recordPayment(desk, one.id, step.id, part.id, entry, values.sure === 'yes'))
    if (!saved) return
    clear()
    onDone()
  }

  return (
    <form noValidate autoComplete="off" className="desk-form" onSubmit={save}>
      <div className="desk-fields">
        <TextField
          label="Court"
          error={errors.court}
          value={values.court}
          onChange={value => set('court', value)}
        />
        <div className="desk-fields desk-fields--pair">
          <TextField
            label="Fee"
            width="short"
            inputMode="decimal"
            prefix="£"
            error={errors.fee}
            value={values.fee}
            onChange={value => set('fee', value)}
          />
          <DateField
            label="Day it was paid"
            error={errors.paidOn}
            value={values.paidOn}
            onChange={value => set('paidOn', value)}
          />
        </div>
        <RadioField
          label="Paid by"
          value={values.paidBy}
          onChange={value => set('paidBy', value)}
          options={payers.map(value => ({ value, label: payerNames[value] }))}
        />
        <TextField
          label="Court’s receipt or reference"
          hint="Never a card number"
          value={values.reference}
          onChange={value => set('reference', value)}
        />
      </div>
      {same.length > 0 && (
        <>
          <WarningText>
            The same fee is already on record for this SR or SCIN. Make sure that it is not paid twice.
          </WarningText>
          <ul className="govuk-list govuk-list--bullet desk-list-tight">
            {same.map(({ one: other, payment }) => (
              <li key={payment.event}>
                {pounds(payment.fee)} to {payment.court}, {dayDate(payment.paidOn)},{' '}
                {payerNames[payment.paidBy].toLowerCase()}
                {other.id !== one.id && (
                  <>
                    {' '}
                    <Link className="govuk-link" to={casePath(other.id)}>
                      Open that SR
                    </Link>
                  </>
                )}
              </li>
            ))}
          </ul>
          <CheckField
            label="This is a further payment. Record it as well."
            checked={values.sure === 'yes'}
            onChange={checked => set('sure', checked ? 'yes' : '')}
          />
        </>
      )}
      {fault && <FaultText fault={fault} />}
      <Button type="submit" kind="secondary" busy={busy}>
        Record the payment
      </Button>
    </form>
  )
}
