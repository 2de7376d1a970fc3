import { useState } from 'react'
import type { Delivery } from '../../../../shared/case/case'
import { checkDelivery } from '../../../actions/outbox'
import { useDesk } from '../../../actions/use-desk'
import { LinkButton } from '../../../parts/button'
import { FaultText } from '../../../parts/faults'
import { sizeWords } from '../../../parts/sizes'
import { SummaryList } from '../../../parts/summary-list'
import { When } from '../../../parts/when'
import { useCaseView } from '../case-view'
import { CopyButton } from '../copy-button'
import { useAction } from '../use-action'
import { checkWords } from './delivery-words'

interface Props {
  delivery: Delivery
  receipt: NonNullable<Delivery['receipt']>
}

/** The proof that a delivery is there, and a fresh look whenever the officer wants one. */
export const DeliveryReceipt = ({ delivery, receipt }: Props) => {
  const desk = useDesk()
  const { one } = useCaseView()
  const { busy, fault, run } = useAction()
  const [found, setFound] = useState<{ state: keyof typeof checkWords; at: string } | null>(null)
  const check = async () => {
    const state = await run(() => checkDelivery(desk, one.id, delivery.deliveryId))
    setFound(state && { state, at: new Date().toISOString() })
  }
  return (
    <>
      <SummaryList
        rows={[
          {
            key: 'Place',
            value: (
              <>
                <span className="desk-code">{receipt.path}</span>{' '}
                <CopyButton text={receipt.path} what="the place" />
              </>
            ),
          },
          {
            key: 'Size',
            value: `${sizeWords(receipt.bytes)} (${receipt.bytes.toLocaleString('en-GB')} bytes)`,
          },
          { key: 'SHA-256', value: <span className="desk-code">{receipt.sha256}</span> },
          {
            key: 'Verified',
            value: (
              <>
                <When instant={receipt.verifiedAt} />, read back from the folder byte for byte
                {receipt.alreadyThere && '. It was already there from an earlier attempt'}{' '}
                <LinkButton busy={busy} onClick={check}>
                  {busy ? 'Checking…' : 'Check again now'}
                </LinkButton>
                <span role="status" className={found && found.state !== 'there' ? 'desk-alarm' : ''}>
                  {found && (
                    <>
                      {' '}
                      <When instant={found.at} />: {checkWords[found.state]}
                    </>
                  )}
                </span>
              </>
            ),
          },
        ]}
      />
      {receipt.name !== delivery.name && (
        <p className="govuk-body">
          The name {delivery.name} was taken by something else, so it is there as {receipt.name}.
        </p>
      )}
      {fault && <FaultText fault={fault} />}
    </>
  )
}
