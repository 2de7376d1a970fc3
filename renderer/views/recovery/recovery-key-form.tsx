import { useState } from 'react'
import { type Fault, failed } from '../../../shared/result'
import { recover } from '../../actions/set-up'
import { useDesk } from '../../actions/use-desk'
import { Button } from '../../parts/button'
import { KeyField } from '../set-up/key-field'

/** Opens the store with the recovery key from paper. */
export const RecoveryKeyForm = () => {
  const desk = useDesk()
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  return (
    <form
      noValidate
      autoComplete="off"
      className="desk-form"
      onSubmit={async event => {
        event.preventDefault()
        if (busy) return
        setBusy(true)
        const opened = typed.trim()
          ? await recover(desk, typed)
          : failed('invalid', 'Enter the recovery key.', 'Type all of it from the paper.')
        setBusy(false)
        setFault(opened.ok ? null : opened.fault)
      }}
    >
      <KeyField
        label="Recovery key"
        hint="Eight groups of four. Capitals, spaces and hyphens do not matter."
        value={typed}
        onChange={setTyped}
        fault={fault}
      />
      <Button type="submit" busy={busy}>
        Open my SRs
      </Button>
    </form>
  )
}
