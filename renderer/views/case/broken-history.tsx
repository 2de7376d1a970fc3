import { Link } from 'react-router'
import { useSession } from '../../actions/use-desk'
import { WarningText } from '../../parts/panel'
import { casePath, useCaseView } from './case-view'

/** Says on every page of an SR that its history does not hold, what that means, and what can be done. */
export const BrokenHistory = () => {
  const { one } = useCaseView()
  const broken = useSession(session => session.broken[one.id])
  if (!broken) return null
  return (
    <div role="alert" data-broken={broken.entry}>
      <WarningText>
        The history of this SR is broken at entry {broken.entry}. {broken.fault.message} You can read it.
        Nothing can be added until it is whole again: what was changed outside SSST Desk must not be built on.{' '}
        <Link className="govuk-link" to="/backups">
          Restore it from a backup
        </Link>
        , and tell your team leader. Where no backup helps, it can be{' '}
        <Link className="govuk-link" to={casePath(one.id, 'delete')}>
          deleted for good
        </Link>
        .
      </WarningText>
    </div>
  )
}

/** The place in a timeline where it is broken. */
export const BreakMark = ({ entry }: { entry: number }) => (
  <li data-break={entry}>
    <p className="desk-timeline__when" />
    <div className="desk-timeline__what">
      <p className="govuk-error-message">
        The history is broken here, at entry {entry}. What stands above this line cannot be relied on.
      </p>
    </div>
    <p className="desk-timeline__undo" />
  </li>
)
