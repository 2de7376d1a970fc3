import type { ReactNode } from 'react'
import type { Mark } from '../../../shared/case/case'
import { useCaseView } from './case-view'
import { markWords } from './steps/step-words'
import { Undo } from './undo'

/** Something that is on record, with who recorded it and when, and a way to undo it while the SR is open. */
export const Happened = ({
  mark,
  what,
  verb,
  children,
}: {
  mark: Mark
  /** For the undo: "Undo the call with S. Example". */
  what: string
  verb?: 'Discard'
  children: ReactNode
}) => {
  const { one } = useCaseView()
  return (
    <div className="desk-happened">
      <div>{children}</div>
      <p className="desk-quiet">
        Recorded {markWords(mark)} {!one.closed && <Undo event={mark.event} what={what} verb={verb} />}
      </p>
    </div>
  )
}
