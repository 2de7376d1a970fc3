import { type ComponentProps, type ReactNode, useId } from 'react'

interface PanelProps extends Omit<ComponentProps<'section'>, 'title'> {
  title: ReactNode
  /** Stands at the right of the heading: a state, a small action. */
  aside?: ReactNode
  level?: 2 | 3 | 4
}

/** A part of a screen under its own heading. Further attributes go to the section. */
export const Panel = ({ title, aside, level = 2, className = '', children, ...rest }: PanelProps) => {
  const heading = useId()
  const Heading = `h${level}` as const
  return (
    <section {...rest} className={`desk-panel ${className}`} aria-labelledby={heading}>
      <div className="desk-panel__head">
        <Heading className={level === 2 ? 'govuk-heading-m' : 'govuk-heading-s'} id={heading}>
          {title}
        </Heading>
        {aside !== undefined && <div className="desk-panel__aside">{aside}</div>}
      </div>
      {children}
    </section>
  )
}

/** Something that is not always needed, behind a line that says what it is. */
export const Details = ({
  summary,
  children,
  open,
}: {
  summary: ReactNode
  children: ReactNode
  open?: boolean
}) => (
  <details className="govuk-details" open={open}>
    <summary className="govuk-details__summary">
      <span className="govuk-details__summary-text">{summary}</span>
    </summary>
    <div className="govuk-details__text">{children}</div>
  </details>
)

/** Words set apart from the rest: an explanation, a condition. */
export const InsetText = ({ children }: { children: ReactNode }) => (
  <div className="govuk-inset-text">{children}</div>
)

/** Something the officer must not overlook. */
export const WarningText = ({ children }: { children: ReactNode }) => (
  <div className="govuk-warning-text">
    <span className="govuk-warning-text__icon" aria-hidden="true">
      !
    </span>
    <strong className="govuk-warning-text__text">
      <span className="govuk-visually-hidden">Warning </span>
      {children}
    </strong>
  </div>
)
