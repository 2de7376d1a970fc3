import { useSession } from '../../actions/use-desk'

/** When SSST Desk locks, and what that means. */
export const LockWords = () => {
  const withComputer = useSession(session => session.locksWithComputer)
  return (
    <p className="govuk-body">
      {withComputer
        ? 'SSST Desk also locks when this computer is locked or sleeps.'
        : 'In this window SSST Desk cannot know when the computer is locked: it locks when it is not used, and when you press Lock now.'}{' '}
      Locked, nothing of any SR is on screen or in memory; what you had not saved is kept encrypted.
    </p>
  )
}
