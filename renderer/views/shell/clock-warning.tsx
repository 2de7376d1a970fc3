import { londonDate, londonTime } from '../../../shared/calendar/london'
import { clockTime, shortDate } from '../../../shared/calendar/write'
import { aheadOfClock } from '../../../shared/case/clock'
import { useSession } from '../../actions/use-desk'
import { WarningText } from '../../parts/panel'

const inWords = (at: string) => `${shortDate(londonDate(at))}, ${clockTime(londonTime(at))}`

/** Says that this computer's clock is behind what was recorded, because every deadline is worked out from it. */
export const ClockWarning = () => {
  const cases = useSession(session => session.cases)
  const now = new Date().toISOString()
  const ahead = aheadOfClock(
    Object.values(cases).map(one => one.changedAt),
    now,
  )
  if (ahead === null) return null
  return (
    <WarningText>
      This computer’s clock says {inWords(now)}, but an SR was changed on {inWords(ahead)}. Deadlines and
      prompts are worked out from the clock and may be wrong: have the clock set right, then go on.
    </WarningText>
  )
}
