import { useState } from 'react'
import type { Email } from '../../../../shared/case/case'
import { LinkButton } from '../../../parts/button'
import { Details } from '../../../parts/panel'
import { When } from '../../../parts/when'
import { Happened } from '../happened'
import { Letter } from './letter'
import { ReceiptForm } from './receipt-form'

/** An email that has gone: when, and what became of its read receipt. */
export const SentEmail = ({ email }: { email: Email }) => {
  const [again, setAgain] = useState(false)
  const { sent, receipt } = email
  if (!sent) return null
  const to = email.to.join(', ')
  return (
    <>
      <Happened mark={sent} what={`the email to ${to} as sent`}>
        Sent <When instant={sent.sentAt} /> to <strong>{to}</strong>
      </Happened>
      {email.readReceipt &&
        (receipt && !again ? (
          <>
            <Happened mark={receipt} what="the read receipt">
              {receipt.receipt === 'received' ? 'Read receipt received' : 'No read receipt had come by'}{' '}
              <When date={receipt.on} />
            </Happened>
            {receipt.receipt === 'none' && (
              <LinkButton onClick={() => setAgain(true)}>It has come after all</LinkButton>
            )}
          </>
        ) : (
          <ReceiptForm email={email} onDone={() => setAgain(false)} />
        ))}
      <Details summary="The email as it was drafted">
        <Letter letter={email} />
      </Details>
    </>
  )
}
