import { useRef, useState } from 'react'
import type { FormId } from '../../../../shared/documents/model'
import type { Fault } from '../../../../shared/result'
import { readOfficialFile } from '../../../actions/official-forms'
import { useDesk, useSession } from '../../../actions/use-desk'
import { SelectField } from '../../../parts/choices'
import { FaultText } from '../../../parts/faults'
import { FileDrop } from '../../../parts/file-drop'
import { Details } from '../../../parts/panel'
import { formOptions } from './form-names'
import { MapFields } from './map-fields'
import { beginMapping, keepMapping, type Mapping, useMapping } from './mapping-draft'
import { OfficialItem } from './official-item'

const [firstForm] = formOptions

/** The office's own files that stand in for forms and letters, and a place to load one. */
export const OfficialForms = () => {
  const desk = useDesk()
  const official = useSession(session => session.official)
  const unread = useSession(session => session.officialFault)
  const procedures = useSession(session => session.procedures)
  const mapping = useMapping()
  const [form, setForm] = useState<FormId>(firstForm?.value ?? 'cmel7298')
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  const [said, setSaid] = useState('')
  const [justOpened, setJustOpened] = useState(false)
  const status = useRef<HTMLParagraphElement>(null)

  const load = async (of: FormId, file: File) => {
    setBusy(true)
    setSaid('')
    const read = await readOfficialFile(desk, of, { name: file.name, blob: file })
    setBusy(false)
    setFault(read.ok ? null : read.fault)
    if (!read.ok) return
    const before = official.find(one => one.form === of && one.kind === read.value.kind)
    begin(beginMapping(read.value, before, procedures))
  }
  const begin = (begun: Mapping) => {
    setSaid('')
    setJustOpened(true)
    keepMapping(begun)
  }
  // What held the focus has gone from the page.
  const end = (words: string) => {
    setJustOpened(false)
    setSaid(words)
    status.current?.focus()
  }

  return (
    <>
      {unread && <FaultText fault={unread} />}
      <p className="govuk-body">
        Forms and letters are made in a layout of SSST Desk, marked as a working copy. Load your office’s
        official form, and it is used instead.
      </p>
      {official.length > 0 && (
        <ul className="desk-folders" aria-label="Official forms">
          {official.map(one => (
            <OfficialItem
              key={`${one.form} ${one.kind} ${one.sha256}`}
              official={one}
              busy={busy}
              onMap={begin}
              onReplace={file => load(one.form, file)}
            />
          ))}
        </ul>
      )}
      {fault && <FaultText fault={fault} />}
      {mapping ? (
        <MapFields
          key={`${mapping.read.form} ${mapping.read.sha256}`}
          mapping={mapping}
          justOpened={justOpened}
          onEnd={end}
        />
      ) : (
        <Details summary="Load an official form">
          <SelectField
            label="Form or letter"
            options={formOptions}
            value={form}
            onChange={value => setForm(formOptions.find(option => option.value === value)?.value ?? form)}
          />
          <FileDrop
            label="Its official file"
            hint="a PDF with fields, or a Word template with names in double braces, like {{Paying parent}}"
            accept={['pdf', 'template']}
            busy={busy}
            onFiles={([file]) => file && void load(form, file)}
          />
        </Details>
      )}
      <p role="status" className="desk-quiet" tabIndex={-1} ref={status}>
        {said}
      </p>
    </>
  )
}
