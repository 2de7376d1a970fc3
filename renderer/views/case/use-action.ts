import { useRef, useState } from 'react'
import type { Fault, Result } from '../../../shared/result'

export interface Action {
  busy: boolean
  /** Why the last attempt failed, until the next one. */
  fault: Fault | null
  /** Does the work unless some is under way, and keeps its fault; answers the value, or null where there is none. */
  run: <T>(work: () => Promise<Result<T>>) => Promise<T | null>
}

/** One thing an officer can do on a screen: under way, failed and why, or neither. */
export const useAction = (): Action => {
  const underWay = useRef(false)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  return {
    busy,
    fault,
    async run(work) {
      if (underWay.current) return null
      underWay.current = true
      setBusy(true)
      setFault(null)
      const result = await work()
      underWay.current = false
      setBusy(false)
      if (result.ok) return result.value
      setFault(result.fault)
      return null
    },
  }
}
