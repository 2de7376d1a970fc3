import { useState } from 'react'
import type { Email } from '../../../../shared/case/case'
import { receiptsOf } from '../../../../shared/case/receipts'
import { LinkButton } from '../../../parts/button'
import { Details } from '../../../parts/panel'
import { When } from '../../../parts/when'
import { Happened } from '../happened'
import { Letter } from './letter'
import { ReceiptForm } from './receipt-form'

/** An email that has gone: when, and what became of the read receipt of each it went to. */
export const SentEmail = ({ email }: { email: Email }) => {
  const { sent } = email
  if (!sent) return null
  const to = email.to.join(', ')
  return (
    <>
      <Happened mark={sent} what={`the email to ${to} as sent`}>
        Sent <When instant={sent.sentAt} /> to <strong>{to}</strong>
      </Happened>
      {email.readReceipt &&
        email.to.map(of => <ReadReceipt key={of} email={email} of={email.to.length > 1 ? of : undefined} />)}
      <Details summary="The email as it was drafted">
        <Letter letter={email} />
      </Details>
    </>
  )
}

/** The read receipt of one person; `of` is left out where there is only one. */
const ReadReceipt = ({ email, of }: { email: Email; of: string | undefined }) => {
  const [again, setAgain] = useState(false)
  const receipt = receiptsOf(email).find(one => of === undefined || one.of === of)?.receipt
  if (!receipt || again) return <ReceiptForm email={email} of={of} onDone={() => setAgain(false)} />
  return (
    <>
      <Happened mark={receipt} what={of ? `the read receipt of ${of}` : 'the read receipt'}>
        {receipt.receipt === 'received' ? 'Read receipt received' : 'No read receipt had come by'}{' '}
        <When date={receipt.on} />
        {of && ` (${of})`}
      </Happened>
      {receipt.receipt === 'none' && (
        <LinkButton onClick={() => setAgain(true)}>
          It has come after all
          {of && <span className="govuk-visually-hidden"> from {of}</span>}
        </LinkButton>
      )}
    </>
  )
}
