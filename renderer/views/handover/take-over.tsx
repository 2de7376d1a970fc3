import { type FormEvent, useState } from 'react'
import { counted } from '../../../shared/calendar/write'
import type { Fault } from '../../../shared/result'
import { type HandoverPreview, previewHandover, takeOver } from '../../actions/handover'
import { isRestorable } from '../../actions/restore'
import { useDesk } from '../../actions/use-desk'
import { Button } from '../../parts/button'
import { moment } from '../../parts/dates'
import { FaultText } from '../../parts/faults'
import { TextField } from '../../parts/fields'
import { Panel, WarningText } from '../../parts/panel'
import { sizeWords } from '../../parts/sizes'
import { RestoreTable } from '../backups/restore-table'
import { takeOverWords } from './take-over-words'

/** Looks into a colleague's handover file, and takes over what the officer chooses. */
export const TakeOver = () => {
  const desk = useDesk()
  const [file, setFile] = useState<File | null>(null)
  const [passphrase, setPassphrase] = useState('')
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  const [preview, setPreview] = useState<HandoverPreview | null>(null)
  const [left, setLeft] = useState<readonly string[]>([])
  const [done, setDone] = useState<number | null>(null)

  const look = async (event: FormEvent) => {
    event.preventDefault()
    setError(file ? undefined : 'Choose the handover file.')
    if (busy || !file) return
    setBusy(true)
    setFault(null)
    setPreview(null)
    setDone(null)
    const looked = await previewHandover(desk, file, passphrase)
    setBusy(false)
    setFault(looked.ok ? null : looked.fault)
    if (looked.ok) {
      setPreview(looked.value)
      setLeft([])
    }
  }
  const chosen = preview?.lines.filter(one => isRestorable(one.kind) && !left.includes(one.caseId)) ?? []
  const take = async () => {
    if (busy || !file) return
    setBusy(true)
    const taken = await takeOver(
      desk,
      file,
      passphrase,
      chosen.map(one => one.caseId),
    )
    setBusy(false)
    setFault(taken.ok ? null : taken.fault)
    if (!taken.ok) return
    setDone(taken.value)
    setPreview(null)
    setPassphrase('')
  }

  return (
    <Panel title="Take over" data-handover="in">
      <form noValidate autoComplete="off" className="desk-form" onSubmit={look}>
        <div className={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>
          <label className="govuk-label" htmlFor="handover-file">
            Handover file
          </label>
          {error && <p className="govuk-error-message">{error}</p>}
          <input
            id="handover-file"
            className="govuk-file-upload"
            type="file"
            accept=".ssst-handover"
            onChange={event => {
              setFile(event.target.files?.[0] ?? null)
              setPreview(null)
            }}
          />
          <span className="desk-quiet">{file ? sizeWords(file.size) : ''}</span>
        </div>
        <TextField
          label="Passphrase of the file"
          type="password"
          width="medium"
          value={passphrase}
          onChange={setPassphrase}
        />
        {fault && <FaultText fault={fault} />}
        <Button type="submit" kind="secondary" busy={busy}>
          Look into it
        </Button>
      </form>
      {preview && (
        <div data-preview>
          <p className="govuk-body">
            From <strong>{preview.from}</strong>, {moment(preview.madeAt)}:{' '}
            {counted(preview.lines.length, 'SR')}. Nothing is stored yet.
          </p>
          <RestoreTable
            caption="SRs in this file"
            verb="Take over"
            words={takeOverWords}
            lines={preview.lines}
            left={left}
            onLeft={setLeft}
          />
          {preview.untold > 0 && (
            <WarningText>
              {counted(preview.untold, 'deletion')} made here cannot be read any more, so SSST Desk cannot
              tell whether an SR in this file was deleted here for good. Take over only what you know was not.
            </WarningText>
          )}
          {!preview.lines.some(one => isRestorable(one.kind)) && (
            <p className="govuk-body">
              There is nothing to take over: nothing in it is new here, or may come back.
            </p>
          )}
          {chosen.length > 0 && (
            <Button busy={busy} onClick={() => void take()}>
              Take over {counted(chosen.length, 'SR')}
            </Button>
          )}
        </div>
      )}
      <p role="status" className="govuk-body">
        {done !== null && `${counted(done, 'SR')} taken over. Each says so in its timeline.`}
      </p>
    </Panel>
  )
}
