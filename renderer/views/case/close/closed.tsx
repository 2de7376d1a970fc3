import type { RefObject } from 'react'
import { Link } from 'react-router'
import { stepOf } from '../../../../shared/procedures/schema'
import { casePath, useCaseView } from '../case-view'
import { AfterClosing } from '../deletion/after-closing'
import { markWords } from '../steps/step-words'
import { Undo } from '../undo'
import { GoOn } from './go-on'

/** An SR that is closed: how, by whom, what was left and why, and what still waits. */
export const Closed = ({ heading }: { heading: RefObject<HTMLHeadingElement | null> }) => {
  const { one, procedure } = useCaseView()
  const { closed } = one
  if (!closed) return null
  const end = procedure.ends.find(candidate => candidate.id === closed.end)
  const waiting = one.deliveries.filter(delivery => delivery.state === 'waiting').length
  return (
    <div className="desk-close">
      <h2 className="govuk-heading-m" tabIndex={-1} ref={heading}>
        The SR is closed: {end?.title ?? closed.end}
      </h2>
      <p className="govuk-body">
        Closed {markWords(closed)}.{' '}
        <Undo event={closed.event} what="the closing of the SR" label="Undo the closing" />
      </p>
      {closed.reason && (
        <p className="govuk-body">
          <strong>Outside the procedure:</strong> {closed.reason}
        </p>
      )}
      {end?.opens && <GoOn />}
      {waiting > 0 && (
        <p className="govuk-body">
          <strong>{waiting === 1 ? 'One delivery still waits' : `${waiting} deliveries still wait`}</strong>{' '}
          in the outbox and will go when the folder is back.{' '}
          <Link className="govuk-link" to={casePath(one.id, 'deliveries')}>
            See the deliveries
          </Link>
        </p>
      )}
      {closed.left.length > 0 && (
        <>
          <p className="govuk-body">Left, not done:</p>
          <ul className="govuk-list govuk-list--bullet">
            {closed.left.map(({ step, reason }) => {
              const spec = stepOf(procedure, step)
              return (
                <li key={step}>
                  Step {spec?.no}, {spec?.title}
                  {reason !== closed.reason && `: ${reason}`}
                </li>
              )
            })}
          </ul>
        </>
      )}
      <AfterClosing />
      <p className="govuk-body">
        <Link className="govuk-link" to="/">
          Back to the worklist
        </Link>
      </p>
    </div>
  )
}
