import { leaveBackup } from '../../actions/look-into-backup'
import { useDesk, useSession } from '../../actions/use-desk'
import { LinkButton } from '../../parts/button'
import { moment } from '../../parts/dates'
import { InsetText } from '../../parts/panel'

/** Says on every page that a backup is shown, not the store. */
export const LookingInto = () => {
  const desk = useDesk()
  const into = useSession(session => session.lookingInto)
  if (!into) return null
  return (
    <InsetText>
      <strong>You are looking into the backup of {moment(into.madeAt)}.</strong> Nothing can be changed in it.{' '}
      <LinkButton onClick={() => leaveBackup(desk)}>Leave the backup</LinkButton>
    </InsetText>
  )
}
