import { useState } from 'react'
import type { Delivery } from '../../../../shared/case/case'
import { notify } from '../../../actions/notices'
import { tryAgain, withdraw } from '../../../actions/outbox'
import { useDesk } from '../../../actions/use-desk'
import { Button, LinkButton } from '../../../parts/button'
import { FaultText } from '../../../parts/faults'
import { Tag } from '../../../parts/tag'
import { When } from '../../../parts/when'
import { useCaseView } from '../case-view'
import { ReasonDialog } from '../reason-dialog'
import { markWords } from '../steps/step-words'
import { useAction } from '../use-action'
import { Contents } from './contents'
import { DeliveryReceipt } from './delivery-receipt'
import { deliveryState } from './delivery-words'
import { SavingProgress, useSaving } from './progress'

/** One delivery: where it stands, its receipt when it is there, and why it waits when it is not. */
export const DeliveryRecord = ({ delivery }: { delivery: Delivery }) => {
  const desk = useDesk()
  const { one } = useCaseView()
  const saving = useSaving(delivery.deliveryId)
  const again = useAction()
  const [withdrawing, setWithdrawing] = useState(false)
  const state = deliveryState(delivery, saving !== undefined)
  const waiting = delivery.state === 'waiting'
  return (
    <div className="desk-delivery" data-delivery={delivery.deliveryId} data-state={delivery.state}>
      <p className="govuk-body">
        <Tag tone={state.tone}>{state.words}</Tag> <strong>{delivery.name}</strong> on {delivery.folderLabel}{' '}
        <span className="desk-quiet">planned {markWords(delivery)}</span>
      </p>
      {delivery.receipt && <DeliveryReceipt delivery={delivery} receipt={delivery.receipt} />}
      {waiting && saving && <SavingProgress work={saving} />}
      {waiting && !saving && delivery.held && (
        <div className="desk-held">
          <p>
            {delivery.held.message}{' '}
            <span className="desk-quiet">
              Since <When instant={delivery.held.at} />.
            </span>
          </p>
          <p className="desk-quiet">
            It goes by itself as soon as the folder is back. You can go on with other work.
          </p>
        </div>
      )}
      {again.fault && waiting && !saving && again.fault.message !== delivery.held?.message && (
        <FaultText fault={again.fault} />
      )}
      {waiting && !saving && (
        <div className="desk-row">
          <Button
            kind="secondary"
            busy={again.busy}
            onClick={() => again.run(() => tryAgain(desk, one.id, delivery.deliveryId))}
          >
            Try again now
          </Button>
          <LinkButton onClick={() => setWithdrawing(true)}>
            Withdraw<span className="govuk-visually-hidden"> {delivery.name}</span>
          </LinkButton>
        </div>
      )}
      {delivery.changes.length > 0 && (
        <ul className="govuk-list desk-list-tight desk-changes">
          {delivery.changes.map(change => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      )}
      <Contents entries={delivery.entries} folded />
      {withdrawing && (
        <ReasonDialog
          title={`Withdraw ${delivery.name}`}
          label="Why?"
          hint="It leaves the outbox and is not saved. The entry and your reason stay in the timeline."
          confirm="Withdraw"
          draftKey={`case/${one.id}/withdraw/${delivery.deliveryId}`}
          onClose={() => setWithdrawing(false)}
          onReason={async reason => {
            const done = await withdraw(desk, one.id, delivery.deliveryId, reason)
            if (done.ok) notify(desk, 'success', `${delivery.name} is out of the outbox.`)
            return done
          }}
        />
      )}
    </div>
  )
}
