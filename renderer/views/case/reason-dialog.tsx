import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import type { Result } from '../../../shared/result'
import { Button } from '../../parts/button'
import { FaultText } from '../../parts/faults'
import { TextArea } from '../../parts/fields'
import { useEntries } from './entries'
import { useAction } from './use-action'

interface Props {
  title: string
  children?: ReactNode
  label: string
  hint?: string
  confirm: string
  /** Where the reason is kept until it is given. */
  draftKey: string
  onReason: (reason: string) => Promise<Result<unknown>>
  onClose: () => void
}

/** Asks why, before something is undone, withdrawn or set aside. Closing it keeps what was typed. */
export const ReasonDialog = ({
  title,
  children,
  label,
  hint,
  confirm,
  draftKey,
  onReason,
  onClose,
}: Props) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const { values, set, clear } = useEntries(draftKey, { reason: '' })
  const [error, setError] = useState<string>()
  const { busy, fault, run } = useAction()
  const field = useId()
  useEffect(() => dialog.current?.showModal(), [])

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    const reason = values.reason.trim()
    setError(reason ? undefined : 'Say why, in a few words.')
    if (!reason) {
      document.getElementById(field)?.focus()
      return
    }
    const done = await run(() => onReason(reason))
    if (done === null) return
    clear()
    dialog.current?.close()
  }

  return (
    <dialog ref={dialog} className="desk-dialog" aria-label={title} onClose={onClose}>
      <form noValidate autoComplete="off" onSubmit={submit}>
        <h2 className="govuk-heading-m">{title}</h2>
        {children}
        <TextArea
          id={field}
          label={label}
          hint={hint}
          error={error}
          value={values.reason}
          onChange={value => set('reason', value)}
          rows={3}
        />
        {fault && <FaultText fault={fault} />}
        <div className="desk-row">
          <Button type="submit" busy={busy}>
            {confirm}
          </Button>
          <Button kind="secondary" onClick={() => dialog.current?.close()}>
            Cancel
          </Button>
        </div>
      </form>
    </dialog>
  )
}
