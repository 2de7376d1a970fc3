import { useEffect } from 'react'
import { usualLock } from '../../../shared/host/settings'
import { lockDesk } from '../../actions/lock'
import { useDesk } from '../../actions/use-desk'

/** What tells that somebody is there. */
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const
const lookMs = 5000

/**
 * Locks SSST Desk, on whichever screen, when nobody used it for as long as the settings say. While something is on its way to a folder that
 * answers, it waits for that. A computer that slept is found out at the first look after it.
 */
export const useIdleLock = (): void => {
  const desk = useDesk()
  useEffect(() => {
    let usedAt = Date.now()
    const used = () => {
      usedAt = Date.now()
    }
    const look = () => {
      const { settings, work } = desk.session.getState()
      if (work.some(one => !one.stalled)) return
      // Where the settings are lost, or not made yet, it locks all the same.
      const { afterMinutes } = settings?.lock ?? usualLock
      if (Date.now() - usedAt >= afterMinutes * 60_000) void lockDesk(desk, 'idle')
    }
    const looking = setInterval(look, lookMs)
    for (const sign of signs) window.addEventListener(sign, used, { passive: true, capture: true })
    return () => {
      clearInterval(looking)
      for (const sign of signs) window.removeEventListener(sign, used, { capture: true })
    }
  }, [desk])
}
