import { useMemo } from 'react'
import { Link } from 'react-router'
import { londonDate } from '../../shared/calendar/london'
import { pounds } from '../../shared/case/fill'
import { payerNames } from '../../shared/case/payments'
import { type PaymentRow, paymentRegister } from '../../shared/checklist/payments'
import { procedureFor } from '../../shared/procedures/registry'
import { useSession } from '../actions/use-desk'
import { dayDate } from '../parts/dates'
import { type Column, Table } from '../parts/table'
import { Tag } from '../parts/tag'
import { useTitle } from './shell/use-page'

const day = (date: string | null) => (date ? dayDate(date) : <span className="desk-quiet">Not known</span>)

const Confirmed = ({ row }: { row: PaymentRow }) => {
  if (row.confirmedAt === undefined) return <span className="desk-quiet">Not asked for</span>
  if (row.confirmedAt) return dayDate(londonDate(row.confirmedAt))
  return row.payment ? <Tag tone="orange">Not yet</Tag> : ''
}

const columns: readonly Column<PaymentRow>[] = [
  {
    key: 'reference',
    label: 'SR or SCIN',
    rowHeader: true,
    cell: ({ one, procedure, step }) => (
      <Link className="govuk-link" to={`/sr/${one.id}/step/${step.id}`}>
        {String(one.facts[procedure.identity.reference] ?? '')}
      </Link>
    ),
  },
  {
    key: 'person',
    label: 'Person',
    cell: ({ one, procedure }) => String(one.facts[procedure.identity.person] ?? ''),
  },
  { key: 'received', label: 'Received', cell: row => day(row.received) },
  {
    key: 'pay-from',
    label: 'Pay on or after',
    cell: row => (
      <>
        {day(row.payFrom)} {row.due && <Tag tone="orange">Pay now</Tag>}
      </>
    ),
  },
  { key: 'court', label: 'Court', cell: row => row.court },
  {
    key: 'fee',
    label: 'Fee',
    numeric: true,
    cell: row => (row.fee === null ? '' : pounds(row.fee)),
  },
  {
    key: 'paid',
    label: 'Paid',
    cell: ({ payment }) => (payment ? dayDate(payment.paidOn) : <Tag tone="blue">To pay</Tag>),
  },
  {
    key: 'paid-by',
    label: 'Paid by',
    cell: ({ payment }) => (payment ? payerNames[payment.paidBy] : ''),
  },
  { key: 'court-reference', label: 'Reference', cell: ({ payment }) => payment?.reference ?? '' },
  { key: 'confirmed', label: 'Confirmed to ECM', cell: row => <Confirmed row={row} /> },
]

/** Every court fee over all cases: what is to be paid and from when, what was paid and by whom, what was confirmed. */
export const Payments = () => {
  useTitle('Payments')
  const cases = useSession(session => session.cases)
  const procedures = useSession(session => session.procedures)
  const settings = useSession(session => session.settings)
  const bankHolidays = useSession(session => session.bankHolidays)
  const official = useSession(session => session.official)
  const now = useSession(session => session.now)
  const rows = useMemo(() => {
    const known = Object.values(cases).flatMap(one => {
      const procedure = procedureFor(procedures, one.procedure)
      return procedure ? [{ one, procedure }] : []
    })
    return settings ? paymentRegister(known, { now, settings, bankHolidays, official }) : []
  }, [cases, procedures, settings, bankHolidays, official, now])
  return (
    <>
      <h1 className="govuk-heading-l">Payments</h1>
      {rows.length === 0 ? (
        <p className="govuk-body">
          No court fee is recorded. A fee that an enforcement case manager asks for is entered with{' '}
          <Link className="govuk-link" to="/new">
            New SR
          </Link>
          .
        </p>
      ) : (
        <Table
          caption="Court fees of every SR: those to be paid first"
          columns={columns}
          rows={rows}
          rowKey={row => row.payment?.event ?? `${row.one.id} ${row.step.id}`}
        />
      )}
    </>
  )
}
