import { useState } from 'react'
import { counted } from '../../../../shared/calendar/write'
import type { OfficialForm } from '../../../../shared/documents/official'
import type { Fault } from '../../../../shared/result'
import { openOfficial, removeOfficial } from '../../../actions/official-forms'
import { useDesk, useSession } from '../../../actions/use-desk'
import { Button, LinkButton } from '../../../parts/button'
import { FaultText } from '../../../parts/faults'
import { FileDrop } from '../../../parts/file-drop'
import { formTitle, kindNames } from './form-names'
import { beginMapping, type Mapping } from './mapping-draft'

interface Props {
  official: OfficialForm
  busy: boolean
  /** Its fields are to be mapped anew. */
  onMap: (mapping: Mapping) => void
  /** Reads another file in place of this one. */
  onReplace: (file: File) => Promise<void>
}

/** An official form in use: map its fields anew, take a newer file, or stop using it. */
export const OfficialItem = ({ official, busy, onMap, onReplace }: Props) => {
  const desk = useDesk()
  const procedures = useSession(session => session.procedures)
  const [doing, setDoing] = useState<'replacing' | 'removing' | null>(null)
  const [fault, setFault] = useState<Fault | null>(null)
  const title = formTitle(official.form)
  const of = <span className="govuk-visually-hidden"> of {title}</span>

  const map = async () => {
    const read = await openOfficial(desk, official)
    setFault(read.ok ? null : read.fault)
    if (read.ok) onMap(beginMapping(read.value, official, procedures))
  }
  const remove = async () => {
    const removed = await removeOfficial(desk, official)
    if (!removed.ok) setFault(removed.fault)
  }

  return (
    <li className="desk-folder" data-official={official.form} data-kind={official.kind}>
      <div className="desk-folder__head">
        <div>
          <strong>{title}</strong>
          <span className="desk-quiet">
            {' '}
            {official.name} · {kindNames[official.kind]} ·{' '}
            {counted(Object.keys(official.fields).length, 'field')} mapped
          </span>
        </div>
        <div className="desk-row">
          <LinkButton onClick={map}>Map fields{of}</LinkButton>
          <LinkButton onClick={() => setDoing(doing === 'replacing' ? null : 'replacing')}>
            Replace the file{of}
          </LinkButton>
          <LinkButton onClick={() => setDoing(doing === 'removing' ? null : 'removing')}>
            Stop using<span className="govuk-visually-hidden"> it for {title}</span>
          </LinkButton>
        </div>
      </div>
      {official.gone.length > 0 && (
        <p className="govuk-error-message desk-folder__gone">
          {official.gone.map(name => `‘${name}’`).join(', ')} {official.gone.length === 1 ? 'is' : 'are'} not
          in this file, so the built-in layout is used. Map the fields again.
        </p>
      )}
      {fault && <FaultText fault={fault} />}
      {doing === 'replacing' && (
        <FileDrop
          label={`Newer file for ${title}`}
          accept={['pdf', 'template']}
          busy={busy}
          onFiles={async ([file]) => {
            if (!file) return
            await onReplace(file)
            setDoing(null)
          }}
        />
      )}
      {doing === 'removing' && (
        <div className="desk-paste">
          <p className="govuk-body">
            <strong>Stop using ‘{official.name}’?</strong> {title} is made in the built-in layout again.
            Documents that were made stay as they are, and say that they are out of date.
          </p>
          <div className="desk-row">
            <Button kind="warning" onClick={remove}>
              Stop using this form
            </Button>
            <LinkButton onClick={() => setDoing(null)}>Keep using it</LinkButton>
          </div>
        </div>
      )}
    </li>
  )
}
