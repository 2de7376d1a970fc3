import { readTime } from '../../shared/calendar/read'
import { clockTime } from '../../shared/calendar/write'
import { type CellFault, type Entry, readFact } from '../../shared/case/fact-text'
import type { FactKind, FactSpec } from '../../shared/case/facts'
import { ChecksField, RadioField, SelectField } from './choices'
import { FactTable } from './fact-table'
import { DateField, TextArea, TextField } from './fields'

interface Props {
  id: string
  spec: FactSpec
  entry: Entry
  error?: string
  faults: readonly CellFault[]
  required?: boolean
  onChange: (entry: Entry) => void
}

/** Kinds whose fields take the whole width of a form. */
export const wideKinds: readonly FactKind[] = ['multiline', 'table', 'choices']

const types: Partial<Record<FactKind, 'email' | 'tel'>> = { email: 'email', telephone: 'tel' }

/** The field of a fact, by its kind. */
export const FactField = ({ id, spec, entry, error, faults, required, onChange }: Props) => {
  if (typeof entry !== 'string')
    return (
      <FactTable
        id={id}
        spec={spec}
        rows={entry}
        faults={faults}
        error={error}
        required={required}
        onChange={onChange}
      />
    )
  const field = { id, label: spec.label, hint: spec.hint, error, required, value: entry, onChange }
  switch (spec.kind) {
    case 'multiline':
      return <TextArea {...field} />
    case 'date':
      return <DateField {...field} />
    case 'time': {
      const read = entry.trim() ? readTime(entry) : null
      return <TextField {...field} width="short" aside={read?.ok ? clockTime(read.value) : ''} />
    }
    case 'money':
      return (
        <TextField {...field} width="short" inputMode="decimal" prefix="£" aside={moneyRead(spec, entry)} />
      )
    case 'number':
      return <TextField {...field} width="short" inputMode="numeric" />
    case 'yes-no':
      return (
        <RadioField
          {...field}
          inline
          clearable
          options={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
        />
      )
    case 'choices':
      return (
        <ChecksField
          {...field}
          options={spec.options ?? []}
          value={entry.split('\n').filter(value => value !== '')}
          onChange={chosen => onChange(chosen.join('\n'))}
        />
      )
    case 'choice':
      // A list that the office has not filled yet holds nobody up.
      if (spec.optionsFrom && !spec.options?.length)
        return (
          <TextField
            {...field}
            hint="Your office has listed no values in Settings yet: enter the one in the 2012 system"
          />
        )
      return (spec.options ?? []).length <= 4 ? (
        <RadioField {...field} clearable options={spec.options ?? []} />
      ) : (
        <SelectField {...field} options={[{ value: '', label: 'Choose' }, ...(spec.options ?? [])]} />
      )
    default:
      return <TextField {...field} type={types[spec.kind] ?? 'text'} />
  }
}

const moneyRead = (spec: FactSpec, entry: string) => {
  const read = readFact(spec, entry)
  return read.ok && typeof read.value === 'number'
    ? new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' }).format(read.value / 100)
    : ''
}
