import { lockDesk } from '../../actions/lock'
import { useDesk } from '../../actions/use-desk'
import { useKeys } from './use-keys'

/** Locks SSST Desk by the button or by its key. */
export const LockNow = () => {
  const desk = useDesk()
  const lock = () => void lockDesk(desk, 'officer')
  useKeys({ L: lock })
  return (
    <button type="button" aria-keyshortcuts="Shift+L" onClick={lock}>
      Lock now
    </button>
  )
}
