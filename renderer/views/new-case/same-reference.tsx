import { Link } from 'react-router'
import type { Case } from '../../../shared/case/case'
import type { Procedure } from '../../../shared/procedures/schema'
import { CheckField } from '../../parts/choices'
import { WarningText } from '../../parts/panel'
import { When } from '../../parts/when'

interface Props {
  one: Case
  procedure: Procedure
  sure: boolean
  onSure: (sure: boolean) => void
}

/** Says that an SR with this number is here already, before a second one is made. */
export const SameReference = ({ one, procedure, sure, onSure }: Props) => (
  <div role="alert">
    <WarningText>
      An SR with this number is here already: {String(one.facts[procedure.identity.person] ?? '')}, entered{' '}
      <When instant={one.openedAt} />
      {one.closed ? ', closed' : ''}.{' '}
      <Link className="govuk-link" to={`/sr/${one.id}`}>
        Open that SR
      </Link>
    </WarningText>
    <CheckField
      label="This is a different SR. Enter it as well."
      hint="What you typed stays here if you look at the other one first."
      checked={sure}
      onChange={onSure}
    />
  </div>
)
