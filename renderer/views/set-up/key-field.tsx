import type { Fault } from '../../../shared/result'
import { TextField } from '../../parts/fields'
import { keyLength, typedLength } from './typed-key'

interface Props {
  label: string
  hint?: string
  value: string
  onChange: (value: string) => void
  fault: Fault | null
}

/** A field for a recovery key, counting along while it is typed. */
export const KeyField = ({ label, hint, value, onChange, fault }: Props) => {
  const count = typedLength(value)
  return (
    <div className="desk-key-field">
      <TextField
        id="recovery-key"
        label={label}
        hint={hint}
        value={value}
        onChange={onChange}
        error={fault ? [fault.message, fault.next].filter(Boolean).join(' ') : undefined}
        aside={count === 0 ? '' : `${count} of ${keyLength}`}
      />
    </div>
  )
}
