import type { ComponentProps, MouseEvent } from 'react'

interface Props extends ComponentProps<'button'> {
  kind?: 'primary' | 'secondary' | 'warning'
  /** Its work is under way: it says so, and another press does nothing. */
  busy?: boolean
}

const kinds = { primary: '', secondary: ' govuk-button--secondary', warning: ' govuk-button--warning' }

/** A button. It is never disabled: a press that cannot work says why. */
export const Button = ({
  kind = 'primary',
  busy = false,
  className = '',
  onClick,
  children,
  ...rest
}: Props) => (
  <button
    type="button"
    {...rest}
    aria-busy={busy || undefined}
    className={`govuk-button${kinds[kind]} ${className}`}
    onClick={event => (busy ? stop(event) : onClick?.(event))}
  >
    {children}
    {busy && <span className="govuk-visually-hidden"> (working)</span>}
  </button>
)

// A submit button would send its form even without a handler of its own.
const stop = (event: MouseEvent) => event.preventDefault()

/** A button that reads like a link, for small actions beside what they act on. */
export const LinkButton = ({ busy = false, className = '', onClick, ...rest }: Omit<Props, 'kind'>) => (
  <button
    type="button"
    {...rest}
    aria-busy={busy || undefined}
    className={`desk-link-button govuk-link ${className}`}
    onClick={event => (busy ? stop(event) : onClick?.(event))}
  />
)
