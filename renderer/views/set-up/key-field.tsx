import type { Fault } from '../../../shared/result'
import { TextField } from '../../parts/fields'

interface Props {
  label: string
  hint?: string
  value: string
  onChange: (value: string) => void
  fault: Fault | null
}

const wholeLength = 32

/** A field for a recovery key, counting along while it is typed. */
export const KeyField = ({ label, hint, value, onChange, fault }: Props) => {
  const count = value.replace(/[\s\p{Pd}]/gu, '').length
  return (
    <div className="desk-key-field">
      <TextField
        id="recovery-key"
        label={label}
        hint={hint}
        value={value}
        onChange={onChange}
        error={fault ? [fault.message, fault.next].filter(Boolean).join(' ') : undefined}
        aside={count === 0 ? '' : `${count} of ${wholeLength}`}
      />
    </div>
  )
}
