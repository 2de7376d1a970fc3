import { Link } from 'react-router'
import { deletionStated } from '../../../../shared/retention/stated'
import { casePath, useCaseView } from '../case-view'
import { Hold } from './hold'

/** What becomes of the files of a closed SR: to be deleted where the procedure says so, offered where it does not. */
export const AfterClosing = () => {
  const { one, procedure } = useCaseView()
  return (
    <>
      <p className="govuk-body">
        {deletionStated(procedure, one)
          ? 'The procedure asks for its clerical files to be deleted. '
          : 'Its clerical files can be deleted for good. The procedure does not state it: ask your team leader. '}
        <Link className="govuk-link" to={casePath(one.id, 'delete')}>
          Look at what would be deleted
        </Link>
      </p>
      <Hold />
    </>
  )
}
