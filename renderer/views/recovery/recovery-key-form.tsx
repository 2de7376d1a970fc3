import { useState } from 'react'
import type { Fault } from '../../../shared/result'
import { recover } from '../../actions/set-up'
import { useDesk } from '../../actions/use-desk'
import { Button } from '../../parts/button'
import { KeyField } from '../set-up/key-field'
import { checkTypedKey } from '../set-up/typed-key'

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
        const key = checkTypedKey(typed)
        const opened = key.ok ? await recover(desk, key.value) : key
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
