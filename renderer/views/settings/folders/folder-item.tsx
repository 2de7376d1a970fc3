import { useState } from 'react'
import { folderKindNames, type MappedFolder } from '../../../../shared/host/folders'
import type { Fault } from '../../../../shared/result'
import { renameFolder, testFolder, unmapFolder } from '../../../actions/set-up'
import { useDesk, useSession } from '../../../actions/use-desk'
import { Button, LinkButton } from '../../../parts/button'
import { FaultText } from '../../../parts/faults'
import { TextField } from '../../../parts/fields'
import { testWords } from './words'

/** A mapped folder: test it, call it something else, take it out of the list. */
export const FolderItem = ({ folder, outcome }: { folder: MappedFolder; outcome: string }) => {
  const desk = useDesk()
  const [said, setSaid] = useState(outcome)
  const [fault, setFault] = useState<Fault | null>(null)
  const [testing, setTesting] = useState(false)
  const [doing, setDoing] = useState<'renaming' | 'removing' | null>(null)

  const test = async () => {
    setTesting(true)
    setFault(null)
    setSaid('Testing. A slow folder can take up to 15 seconds.')
    const tested = await testFolder(desk, folder.id)
    setTesting(false)
    setSaid(tested.ok ? testWords(tested.value) : '')
    if (!tested.ok) setFault(tested.fault)
  }

  return (
    <li className="desk-folder" data-folder={folder.label}>
      <div className="desk-folder__head">
        <div>
          <strong>{folder.label}</strong>
          <span className="desk-quiet">
            {' '}
            {folderKindNames[folder.kind].name} · {folderKindNames[folder.kind].of}: {folder.of}
          </span>
          <div className="desk-folder__place">
            <code>{folder.place}</code>
          </div>
        </div>
        <div className="desk-row">
          <LinkButton busy={testing} onClick={test}>
            Test<span className="govuk-visually-hidden"> {folder.label}</span>
          </LinkButton>
          <LinkButton onClick={() => setDoing(doing === 'renaming' ? null : 'renaming')}>
            Rename<span className="govuk-visually-hidden"> {folder.label}</span>
          </LinkButton>
          <LinkButton onClick={() => setDoing(doing === 'removing' ? null : 'removing')}>
            Remove<span className="govuk-visually-hidden"> {folder.label}</span>
          </LinkButton>
        </div>
      </div>
      <p className="desk-folder__said" role="status">
        {said}
      </p>
      {fault && <FaultText fault={fault} />}
      {doing === 'renaming' && <Rename folder={folder} done={() => setDoing(null)} />}
      {doing === 'removing' && <Remove folder={folder} done={() => setDoing(null)} />}
    </li>
  )
}

const Rename = ({ folder, done }: { folder: MappedFolder; done: () => void }) => {
  const desk = useDesk()
  const [of, setOf] = useState(folder.of)
  const [label, setLabel] = useState(folder.label)
  const [fault, setFault] = useState<Fault | null>(null)
  return (
    <form
      noValidate
      autoComplete="off"
      className="desk-form"
      aria-label={`Rename ${folder.label}`}
      onSubmit={async event => {
        event.preventDefault()
        const renamed = await renameFolder(desk, { id: folder.id, of, label })
        if (renamed.ok) done()
        else setFault(renamed.fault)
      }}
    >
      <div className="desk-fields">
        <TextField label={folderKindNames[folder.kind].of} value={of} onChange={setOf} />
        <TextField label="Label in SSST Desk" value={label} onChange={setLabel} />
      </div>
      {fault && <FaultText fault={fault} />}
      <div className="desk-row">
        <Button type="submit" kind="secondary">
          Save the new name
        </Button>
        <LinkButton onClick={done}>Leave it as it is</LinkButton>
      </div>
    </form>
  )
}

const Remove = ({ folder, done }: { folder: MappedFolder; done: () => void }) => {
  const desk = useDesk()
  const cases = useSession(session => session.cases)
  const [fault, setFault] = useState<Fault | null>(null)
  const waiting = Object.values(cases)
    .flatMap(one => one.deliveries)
    .filter(delivery => delivery.folderId === folder.id && delivery.state === 'waiting').length
  return (
    <div className="desk-paste">
      <p className="govuk-body">
        <strong>Remove {folder.label} from SSST Desk?</strong> Nothing on the folder itself is touched, and
        what was delivered stays on record.
        {waiting > 0 &&
          ` ${waiting} ${waiting === 1 ? 'delivery waits' : 'deliveries wait'} for this folder and cannot go once it is removed.`}
      </p>
      {fault && <FaultText fault={fault} />}
      <div className="desk-row">
        <Button
          kind="warning"
          onClick={async () => {
            const removed = await unmapFolder(desk, folder.id)
            if (!removed.ok) setFault(removed.fault)
          }}
        >
          Remove this folder
        </Button>
        <LinkButton onClick={done}>Keep it</LinkButton>
      </div>
    </div>
  )
}
