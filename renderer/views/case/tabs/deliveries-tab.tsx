import { Link } from 'react-router'
import { courtBundleStep } from '../../../../shared/bundle/court/deliver'
import { stepOf } from '../../../../shared/procedures/schema'
import { casePath, stepPath, useCaseView } from '../case-view'
import { DeliveryRecord } from '../deliveries/delivery-record'
import { TabHeading } from './tab-heading'

/** Everything that was put on a mapped folder or waits for one, newest first. */
export const DeliveriesTab = () => {
  const { one, procedure } = useCaseView()
  const newestFirst = one.deliveries.toReversed()
  return (
    <>
      <TabHeading title="Deliveries" />
      {newestFirst.length === 0 && (
        <p className="govuk-body">Nothing has been saved on a mapped folder yet.</p>
      )}
      {newestFirst.map(delivery => (
        <section key={delivery.deliveryId} className="desk-panel" aria-label={delivery.name}>
          <p className="desk-quiet">
            {delivery.step === courtBundleStep ? (
              <Link className="govuk-link" to={casePath(one.id, `court-bundles/${delivery.part}`)}>
                Court bundle
              </Link>
            ) : (
              <Link className="govuk-link" to={stepPath(one.id, delivery.step)}>
                Step {stepOf(procedure, delivery.step)?.no}
              </Link>
            )}
          </p>
          <DeliveryRecord delivery={delivery} />
        </section>
      ))}
    </>
  )
}
