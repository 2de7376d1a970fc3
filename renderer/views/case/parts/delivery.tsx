import { useState } from 'react'
import { deliveriesOf } from '../../../../shared/case/case'
import type { PartOf, Step } from '../../../../shared/procedures/schema'
import { LinkButton } from '../../../parts/button'
import { Details } from '../../../parts/panel'
import { useCaseView } from '../case-view'
import { DeliveryRecord } from '../deliveries/delivery-record'
import { SaveDelivery } from './save-delivery'

interface Props {
  step: Step
  part: PartOf<'delivery'>
  satisfied: boolean
}

/** Documents and files put on a mapped folder: what goes, where, and the proof that it is there. */
export const DeliveryPart = ({ step, part, satisfied }: Props) => {
  const { one } = useCaseView()
  const [again, setAgain] = useState(false)
  const all = deliveriesOf(one, step.id, part.id)
  const newest = all.findLast(delivery => delivery.state !== 'withdrawn')
  const older = all.filter(delivery => delivery !== newest).reverse()
  const waiting = newest?.state === 'waiting'
  const saveable = !one.closed && !waiting && (!satisfied || again)
  return (
    <>
      {newest && <DeliveryRecord key={newest.deliveryId} delivery={newest} />}
      {saveable && <SaveDelivery step={step} part={part} newest={newest} onSaved={() => setAgain(false)} />}
      {!one.closed && satisfied && !again && (
        <LinkButton onClick={() => setAgain(true)}>Save it again as a new version</LinkButton>
      )}
      {older.length > 0 && (
        <Details summary={`Earlier versions (${older.length})`}>
          {older.map(delivery => (
            <DeliveryRecord key={delivery.deliveryId} delivery={delivery} />
          ))}
        </Details>
      )}
    </>
  )
}
