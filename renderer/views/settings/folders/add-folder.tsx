import { type FormEvent, useState } from 'react'
import { folderKindNames, folderKinds, type MappedFolder } from '../../../../shared/host/folders'
import type { Fault } from '../../../../shared/result'
import { chooseFolder, mapFolder } from '../../../actions/set-up'
import { useDesk, useSession } from '../../../actions/use-desk'
import { Button } from '../../../parts/button'
import { RadioField } from '../../../parts/choices'
import { dropDraft, keepDraft, useDraft } from '../../../parts/drafts'
import { ErrorSummary, FaultText } from '../../../parts/faults'
import { TextField } from '../../../parts/fields'
import {
  emptyFolder,
  type FolderEntry,
  type FolderFault,
  ofLabel,
  readFolder,
  usualLabel,
} from './new-folder'

const draftKey = 'new folder'
const idOf = (field: string) => `folder-${field}`

/** A folder to be mapped: what it is, whose it is, and where. It is mapped only when it answers. */
export const AddFolder = ({ onMapped }: { onMapped: (folder: MappedFolder) => void }) => {
  const desk = useDesk()
  const canChoose = useSession(session => session.about?.canChooseFolder ?? false)
  const entry: FolderEntry = { ...emptyFolder, ...useDraft(draftKey) }
  const [faults, setFaults] = useState<readonly FolderFault[]>([])
  const [failure, setFailure] = useState<Fault | null>(null)
  const [attempt, setAttempt] = useState(0)
  const [busy, setBusy] = useState(false)

  const change = (part: Partial<FolderEntry>) => {
    const changed = Object.entries({ ...entry, ...part }).filter(([, value]) => value !== '')
    keepDraft(draftKey, Object.fromEntries(changed))
  }
  const choose = async () => {
    const chosen = await chooseFolder(desk)
    if (!chosen.ok) setFailure(chosen.fault)
    else if (chosen.value) change({ place: chosen.value.place, chosen: chosen.value.chosen })
  }
  const add = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const read = readFolder(entry)
    setFaults(read.faults)
    setFailure(null)
    setAttempt(attempt + 1)
    if (!read.folder) return
    setBusy(true)
    const mapped = await mapFolder(desk, read.folder)
    setBusy(false)
    if (!mapped.ok) {
      setFailure(mapped.fault)
      return
    }
    dropDraft(draftKey)
    onMapped(mapped.value)
  }
  const bind = (field: FolderFault['field']) => ({
    id: idOf(field),
    value: entry[field],
    error: faults.find(fault => fault.field === field)?.message,
    onChange: (value: string) => change({ [field]: value, ...(field === 'place' ? { chosen: '' } : {}) }),
  })

  return (
    <form noValidate autoComplete="off" className="desk-form" onSubmit={add} aria-label="Add a mapped folder">
      {faults.length > 0 && (
        <ErrorSummary
          key={attempt}
          faults={faults.map(({ field, message }) => ({ message, field: idOf(field) }))}
        />
      )}
      <RadioField
        {...bind('kind')}
        label="What kind of folder is it?"
        inline
        options={folderKinds.map(kind => ({ value: kind, label: folderKindNames[kind].name }))}
      />
      <div className="desk-fields">
        <div>
          <TextField {...bind('of')} label={ofLabel(entry.kind)} />
        </div>
        <div>
          <TextField
            {...bind('label')}
            label="Label in SSST Desk"
            hint={
              usualLabel(entry) ? `Leave it empty for: ${usualLabel(entry)}` : 'What you will choose it by'
            }
          />
        </div>
        <div className="desk-fields__wide">
          <TextField
            {...bind('place')}
            label="Where it is"
            hint="Type or paste the whole path, like S:\Presenting team or \\server\share\folder"
            aside={
              canChoose ? (
                <Button kind="secondary" onClick={choose}>
                  Choose in a window
                </Button>
              ) : undefined
            }
          />
        </div>
      </div>
      {failure && <FaultText fault={failure} />}
      <div className="desk-row">
        <Button type="submit" kind="secondary" busy={busy}>
          Test and add this folder
        </Button>
        <span role="status" className="desk-quiet">
          {busy ? 'Testing. A slow folder can take up to 15 seconds.' : ''}
        </span>
      </div>
    </form>
  )
}
