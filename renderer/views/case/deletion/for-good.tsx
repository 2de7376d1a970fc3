import type { FormEvent, ReactNode } from 'react'
import { useNavigate } from 'react-router'
import type { Fault } from '../../../../shared/result'
import { Button } from '../../../parts/button'
import { FaultText } from '../../../parts/faults'
import { TextField } from '../../../parts/fields'
import { WarningText } from '../../../parts/panel'

interface Props {
  /** What is deleted, as "SR 1-2345" in "Delete SR 1-2345 for good". */
  what: string
  /** The team leader who agreed to it; null where the procedure states the deletion, and nobody is asked. */
  agreed: { by: string; unsaid: boolean; onChange(by: string): void } | null
  busy: boolean
  fault: Fault | null
  onSubmit(event: FormEvent): void
  /** Asked before. */
  children?: ReactNode
}

/** The last press before anything is deleted for good, with what the officer declares by it. */
export const ForGood = ({ what, agreed, busy, fault, onSubmit, children }: Props) => {
  const navigate = useNavigate()
  return (
    <form noValidate autoComplete="off" className="desk-form" onSubmit={onSubmit}>
      {children}
      {agreed && (
        <TextField
          label="Which team leader agreed to it?"
          hint="The name stands on the certificate."
          error={agreed.unsaid && !agreed.by.trim() ? 'Enter who agreed to it.' : undefined}
          value={agreed.by}
          onChange={agreed.onChange}
        />
      )}
      <WarningText>
        This cannot be undone, by anybody. By deleting you declare that all action on this SR is complete, and
        that the clerical files outside SSST Desk are deleted too.
      </WarningText>
      {fault && <FaultText fault={fault} />}
      <div className="desk-row">
        <Button type="submit" kind="warning" busy={busy}>
          Delete {what} for good
        </Button>
        <Button kind="secondary" onClick={() => navigate(-1)}>
          Back
        </Button>
      </div>
    </form>
  )
}
