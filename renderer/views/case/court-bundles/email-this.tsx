import { Link } from 'react-router'
import type { Copy } from '../../../../shared/bundle/court/deliver'
import { courtEmailOf, emailStops } from '../../../../shared/bundle/court/email'
import { routeOf } from '../../../../shared/bundle/court/routes'
import { Tag } from '../../../parts/tag'
import { When } from '../../../parts/when'
import { casePath, useCaseView } from '../case-view'
import { useBundleView } from './bundle-view'

/** The way to a copy's email, or why it cannot go by email; how its last email stands. */
export const EmailThis = ({ copy }: { copy: Copy }) => {
  const { one } = useCaseView()
  const { bundle } = useBundleView()
  const email = courtEmailOf(one, bundle, copy)
  const byEmail = routeOf(bundle.plan.route).oneEmail
  if (!email && (!byEmail || one.closed)) return null
  const stops = byEmail ? emailStops(one, bundle, copy) : []
  const link = (words: string) => (
    <Link className="govuk-link" to={casePath(one.id, `court-bundles/${bundle.bundleId}/email/${copy}`)}>
      {words}
    </Link>
  )
  return (
    <div className="desk-court__email-line">
      {email && (
        <p className="govuk-body-s">
          {email.sent ? (
            <>
              Emailed <When instant={email.sent.sentAt} />{' '}
            </>
          ) : (
            <>
              <Tag tone="yellow">Email drafted, not sent</Tag>{' '}
            </>
          )}
          {link('See the email')}
        </p>
      )}
      {!one.closed && stops.length > 0 && (
        <p className="govuk-body-s">
          <strong>It cannot be emailed now.</strong>{' '}
          {stops.map(({ message, next }) => `${message} ${next}`).join(' ')}
        </p>
      )}
      {!email && stops.length === 0 && <p className="govuk-body">{link('Email this')}</p>}
    </div>
  )
}
