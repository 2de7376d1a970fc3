import { Link } from 'react-router'
import { casePath, useCaseView } from '../case-view'
import { TabHeading } from '../tabs/tab-heading'

/** Stands where an address leads to a court bundle that the SR does not have, or no longer. */
export const NoSuchBundle = () => {
  const { one } = useCaseView()
  return (
    <>
      <TabHeading title="Court bundle" />
      <p className="govuk-body">
        This SR has no such court bundle.{' '}
        <Link className="govuk-link" to={casePath(one.id, 'court-bundles')}>
          See its court bundles
        </Link>
      </p>
    </>
  )
}
