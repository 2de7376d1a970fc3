import { DateField, TextField } from '../../../parts/fields'

type Moment = 'date' | 'time'

interface Props {
  /** What the date is of, as “Date sent”. */
  label: string
  values: Readonly<Record<Moment, string>>
  errors: Readonly<Partial<Record<Moment, string>>>
  set(name: Moment, value: string): void
}

/** When something happened: its day and its time, as `readMoment` reads them. */
export const MomentFields = ({ label, values, errors, set }: Props) => (
  <div className="desk-fields desk-fields--pair">
    <DateField label={label} error={errors.date} value={values.date} onChange={value => set('date', value)} />
    <TextField
      label="Time"
      width="short"
      error={errors.time}
      value={values.time}
      onChange={value => set('time', value)}
    />
  </div>
)
