import { type ReactNode, useId } from 'react'

export interface FieldProps {
  /** Of the control itself, so that an error summary can lead to it. */
  id?: string
  label: ReactNode
  hint?: ReactNode
  error?: string
  /** Says beside the label that it must be filled in. */
  required?: boolean
}

/** The ids that tie a control to its label, hint and error. */
export const useFieldIds = ({ id, hint, error }: Pick<FieldProps, 'id' | 'hint' | 'error'>) => {
  const own = useId()
  const control = id ?? own
  const described = [hint && `${control}-hint`, error && `${control}-error`].filter(Boolean).join(' ')
  return { control, describedBy: described || undefined }
}

/** ` required` beside a label. */
export const RequiredMark = ({ required }: { required: boolean | undefined }) =>
  required ? <span className="desk-required"> required</span> : null

/** A field's hint and error, with the ids `useFieldIds` gave out. */
export const HintAndError = ({
  control,
  hint,
  error,
}: { control: string } & Pick<FieldProps, 'hint' | 'error'>) => (
  <>
    {hint && (
      <div id={`${control}-hint`} className="govuk-hint">
        {hint}
      </div>
    )}
    {error && (
      <p id={`${control}-error`} className="govuk-error-message">
        <span className="govuk-visually-hidden">Error: </span>
        {error}
      </p>
    )}
  </>
)

/** Label, hint and error around a control. */
export const FieldFrame = ({
  control,
  label,
  hint,
  error,
  required,
  children,
}: Omit<FieldProps, 'id'> & { control: string; children: ReactNode }) => (
  <div className={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>
    <label className="govuk-label" htmlFor={control}>
      {label}
      <RequiredMark required={required} />
    </label>
    <HintAndError control={control} hint={hint} error={error} />
    {children}
  </div>
)

/** Legend, hint and error around a group of controls. The id is the group's; the first control has it. */
export const GroupFrame = ({
  control,
  label,
  hint,
  error,
  required,
  describedBy,
  children,
}: Omit<FieldProps, 'id'> & { control: string; describedBy: string | undefined; children: ReactNode }) => (
  <div className={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>
    <fieldset className="govuk-fieldset" aria-describedby={describedBy}>
      <legend className="govuk-fieldset__legend">
        {label}
        <RequiredMark required={required} />
      </legend>
      <HintAndError control={control} hint={hint} error={error} />
      {children}
    </fieldset>
  </div>
)
