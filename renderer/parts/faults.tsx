import { useEffect, useId, useRef } from 'react'
import type { Fault } from '../../shared/result'

export interface FieldFault {
  message: string
  next?: string
  /** The id of the field it is about. */
  field?: string
}

/** Everything that is wrong with a form, at its top. Takes the focus when it appears; give it a new `key` per attempt. */
export const ErrorSummary = ({
  faults,
  title = 'There is a problem',
}: {
  faults: readonly FieldFault[]
  title?: string
}) => {
  const box = useRef<HTMLDivElement>(null)
  const heading = useId()
  useEffect(() => box.current?.focus(), [])
  return (
    <div className="govuk-error-summary" ref={box} tabIndex={-1}>
      <div role="alert" aria-labelledby={heading}>
        <h2 className="govuk-error-summary__title" id={heading}>
          {title}
        </h2>
        <div className="govuk-error-summary__body">
          <ul className="govuk-list govuk-error-summary__list">
            {faults.map(fault => (
              <li key={`${fault.field} ${fault.message}`}>
                {fault.field ? (
                  <FieldLink field={fault.field} words={fault.message} />
                ) : (
                  <strong>{fault.message}</strong>
                )}
                {fault.next && <span className="desk-next"> {fault.next}</span>}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  )
}

// The address bar belongs to the router: the link moves the focus itself.
const FieldLink = ({ field, words }: { field: string; words: string }) => (
  <a
    href={`#${field}`}
    onClick={event => {
      event.preventDefault()
      const target = document.getElementById(field)
      target?.scrollIntoView({ block: 'center' })
      target?.focus()
    }}
  >
    {words}
  </a>
)

/** A fault where it happened: what happened, and what to do now. */
export const FaultText = ({ fault }: { fault: Pick<Fault, 'message' | 'next'> }) => (
  <div className="desk-fault" role="alert">
    <p className="govuk-error-message">
      <span className="govuk-visually-hidden">Error: </span>
      {fault.message}
    </p>
    {fault.next && <p className="govuk-body-s">{fault.next}</p>}
  </div>
)
