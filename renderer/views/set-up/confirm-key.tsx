import { useState } from 'react'
import type { Fault } from '../../../shared/result'
import { confirmRecoveryKey } from '../../actions/set-up'
import { useDesk } from '../../actions/use-desk'
import { Button, LinkButton } from '../../parts/button'
import { KeyField } from './key-field'
import { checkTypedKey } from './typed-key'

interface Props {
  onConfirmed: () => void
  /** Shows the key again, where it is still on hand. */
  onBack?: () => void
  /** Makes a new key, where the one made before was never written down. */
  onNew?: () => Promise<void>
}

/** Has the recovery key typed back from paper. Without `onBack` it was made in an earlier run and is stored nowhere. */
export const ConfirmKey = ({ onConfirmed, onBack, onNew }: Props) => {
  const desk = useDesk()
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState<Fault | null>(null)
  const [busy, setBusy] = useState(false)
  const [making, setMaking] = useState(false)

  const confirm = async () => {
    setBusy(true)
    const key = checkTypedKey(typed)
    const confirmed = key.ok ? await confirmRecoveryKey(desk, key.value) : key
    setBusy(false)
    setFault(confirmed.ok ? null : confirmed.fault)
    if (confirmed.ok) onConfirmed()
  }

  return (
    <form
      noValidate
      autoComplete="off"
      className="desk-form"
      onSubmit={event => {
        event.preventDefault()
        if (!busy) void confirm()
      }}
    >
      {!onBack && (
        <p className="govuk-body">
          A recovery key was made on this computer and not typed back yet. It was shown once and is stored
          nowhere, so it cannot be shown again. If you have it on paper, type it here. If you do not, make a
          new one.
        </p>
      )}
      <KeyField
        label="Type the recovery key from your paper"
        hint="All of it. Capitals, spaces and hyphens do not matter."
        value={typed}
        onChange={setTyped}
        fault={fault}
      />
      <div className="desk-row">
        <Button type="submit" busy={busy}>
          Confirm the key
        </Button>
        {onBack && <LinkButton onClick={onBack}>Show the key again</LinkButton>}
        {onNew && (
          <Button
            kind="secondary"
            busy={making}
            onClick={async () => {
              setMaking(true)
              await onNew()
              setMaking(false)
            }}
          >
            Make a new recovery key
          </Button>
        )}
      </div>
    </form>
  )
}
