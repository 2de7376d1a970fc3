import type { ReactNode } from 'react'
import { FieldFrame, type FieldProps, GroupFrame, HintAndError, useFieldIds } from './field-frame'

export interface Option {
  value: string
  label: ReactNode
  hint?: ReactNode
}

interface ChoiceProps extends FieldProps {
  options: readonly Option[]
  value: string
  onChange: (value: string) => void
}

/** One of a few. Pressing the chosen one again does not take it back; `clearable` adds a way to. */
export const RadioField = ({
  options,
  inline,
  clearable,
  ...field
}: ChoiceProps & { inline?: boolean; clearable?: boolean }) => {
  const { control, describedBy } = useFieldIds(field)
  return (
    <GroupFrame {...field} control={control} describedBy={describedBy}>
      <div className={`govuk-radios govuk-radios--small${inline ? ' govuk-radios--inline' : ''}`}>
        {options.map((option, index) => {
          const id = index === 0 ? control : `${control}-${option.value}`
          return (
            <div className="govuk-radios__item" key={option.value}>
              <input
                className="govuk-radios__input"
                type="radio"
                id={id}
                name={control}
                value={option.value}
                checked={field.value === option.value}
                onChange={() => field.onChange(option.value)}
                aria-describedby={option.hint ? `${id}-item-hint` : undefined}
                autoComplete="off"
              />
              <label className="govuk-label govuk-radios__label" htmlFor={id}>
                {option.label}
              </label>
              {option.hint && (
                <div id={`${id}-item-hint`} className="govuk-hint govuk-radios__hint">
                  {option.hint}
                </div>
              )}
            </div>
          )
        })}
        {clearable && (
          <button
            type="button"
            className={`desk-link-button govuk-link desk-clear${field.value === '' ? ' desk-clear--idle' : ''}`}
            onClick={() => field.onChange('')}
          >
            Clear<span className="govuk-visually-hidden"> {field.label}</span>
          </button>
        )}
      </div>
    </GroupFrame>
  )
}

/** Several of some. `value` holds the chosen ones. */
export const ChecksField = ({
  options,
  ...field
}: FieldProps & {
  options: readonly Option[]
  value: readonly string[]
  onChange: (value: string[]) => void
}) => {
  const { control, describedBy } = useFieldIds(field)
  return (
    <GroupFrame {...field} control={control} describedBy={describedBy}>
      <div className="govuk-checkboxes govuk-checkboxes--small">
        {options.map((option, index) => {
          const id = index === 0 ? control : `${control}-${option.value}`
          return (
            <div className="govuk-checkboxes__item" key={option.value}>
              <input
                className="govuk-checkboxes__input"
                type="checkbox"
                id={id}
                checked={field.value.includes(option.value)}
                onChange={event =>
                  // In the options' order, however they were ticked: the order is that of the letter.
                  field.onChange(
                    options
                      .map(one => one.value)
                      .filter(one =>
                        one === option.value ? event.target.checked : field.value.includes(one),
                      ),
                  )
                }
                autoComplete="off"
              />
              <label className="govuk-label govuk-checkboxes__label" htmlFor={id}>
                {option.label}
              </label>
            </div>
          )
        })}
      </div>
    </GroupFrame>
  )
}

/** One of many, or none. */
export const SelectField = ({ options, ...field }: ChoiceProps) => {
  const { control, describedBy } = useFieldIds(field)
  return (
    <FieldFrame {...field} control={control}>
      <select
        id={control}
        className={`govuk-select${field.error ? ' govuk-select--error' : ''}`}
        value={field.value}
        onChange={event => field.onChange(event.target.value)}
        autoComplete="off"
        aria-describedby={describedBy}
        aria-invalid={field.error ? true : undefined}
      >
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

/** Something the officer says is so. */
export const CheckField = ({
  checked,
  onChange,
  ...field
}: FieldProps & { checked: boolean; onChange: (checked: boolean) => void }) => {
  const { control, describedBy } = useFieldIds(field)
  return (
    <div className={`govuk-form-group${field.error ? ' govuk-form-group--error' : ''}`}>
      {field.error && <HintAndError control={control} error={field.error} />}
      <div className="govuk-checkboxes govuk-checkboxes--small">
        <div className="govuk-checkboxes__item">
          <input
            className="govuk-checkboxes__input"
            type="checkbox"
            id={control}
            checked={checked}
            onChange={event => onChange(event.target.checked)}
            aria-describedby={describedBy}
            autoComplete="off"
          />
          <label className="govuk-label govuk-checkboxes__label" htmlFor={control}>
            {field.label}
          </label>
          {field.hint && (
            <div id={`${control}-hint`} className="govuk-hint govuk-checkboxes__hint">
              {field.hint}
            </div>
          )}
        </div>
      </div>
    </div>
  )
}
