import type { ReactNode } from 'react'
import { readDate } from '../../shared/calendar/read'
import { dayDate } from './dates'
import { FieldFrame, type FieldProps, useFieldIds } from './field-frame'

interface TextProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  onBlur?: () => void
  /** How long the answer usually is. */
  width?: 'full' | 'medium' | 'short'
  type?: 'text' | 'email' | 'tel' | 'search' | 'password'
  inputMode?: 'numeric' | 'decimal'
  prefix?: string
  /** Stands beside the field: what was understood, a small action. Its room is kept. */
  aside?: ReactNode
}

const widths = { full: '', medium: ' govuk-input--width-20', short: ' govuk-input--width-10' }

/** One line of text. */
export const TextField = ({ width = 'full', type = 'text', prefix, aside, ...field }: TextProps) => {
  const { control, describedBy } = useFieldIds(field)
  const input = (
    <input
      id={control}
      className={`govuk-input${widths[width]}${field.error ? ' govuk-input--error' : ''}`}
      type={type}
      inputMode={field.inputMode}
      value={field.value}
      onChange={event => field.onChange(event.target.value)}
      onBlur={field.onBlur}
      autoComplete="off"
      spellCheck={false}
      aria-describedby={describedBy}
      aria-invalid={field.error ? true : undefined}
    />
  )
  return (
    <FieldFrame {...field} control={control}>
      {prefix || aside !== undefined ? (
        <div className="desk-with-aside">
          {prefix ? (
            <div className="govuk-input__wrapper">
              <div className="govuk-input__prefix" aria-hidden="true">
                {prefix}
              </div>
              {input}
            </div>
          ) : (
            input
          )}
          {aside !== undefined && (
            <span className="desk-aside" aria-live="polite">
              {aside}
            </span>
          )}
        </div>
      ) : (
        input
      )}
    </FieldFrame>
  )
}

/** Several lines of text. */
export const TextArea = ({
  rows = 3,
  ...field
}: FieldProps & { value: string; onChange: (value: string) => void; rows?: number }) => {
  const { control, describedBy } = useFieldIds(field)
  return (
    <FieldFrame {...field} control={control}>
      <textarea
        id={control}
        className={`govuk-textarea${field.error ? ' govuk-textarea--error' : ''}`}
        rows={rows}
        value={field.value}
        onChange={event => field.onChange(event.target.value)}
        autoComplete="off"
        spellCheck={false}
        aria-describedby={describedBy}
        aria-invalid={field.error ? true : undefined}
      />
    </FieldFrame>
  )
}

/** A date as one line of text, in any way `readDate` reads; the date that was understood stands beside it. */
export const DateField = (field: FieldProps & { value: string; onChange: (value: string) => void }) => {
  const read = field.value.trim() ? readDate(field.value) : null
  return <TextField {...field} width="short" aside={read?.ok ? dayDate(read.value) : ''} />
}
