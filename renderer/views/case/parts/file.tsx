import { useState } from 'react'
import { filesAllowed } from '../../../../shared/case/allowed-files'
import { filesAs } from '../../../../shared/case/case'
import type { PartOf, Step } from '../../../../shared/procedures/schema'
import type { Fault } from '../../../../shared/result'
import { addFiles } from '../../../actions/files'
import { notify } from '../../../actions/notices'
import { useDesk } from '../../../actions/use-desk'
import { LinkButton } from '../../../parts/button'
import { FaultText } from '../../../parts/faults'
import { FileDrop } from '../../../parts/file-drop'
import { WarningText } from '../../../parts/panel'
import { sizeWords } from '../../../parts/sizes'
import { useCaseView } from '../case-view'
import { markWords } from '../steps/step-words'
import { Undo } from '../undo'
import { MissingFacts } from './missing-facts'

/** Files the officer brings: added, looked at, taken away again. Why one was refused stays until the next are added. */
export const FilePart = ({ step, part }: { step: Step; part: PartOf<'file'> }) => {
  const desk = useDesk()
  const { one, show } = useCaseView()
  const [busy, setBusy] = useState(false)
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const files = filesAs(one, part.role)
  const allowed = filesAllowed(part, one)

  const add = async (list: File[]) => {
    setBusy(true)
    setFaults([])
    const { added, faults: refused } = await addFiles(desk, one.id, { role: part.role, step: step.id }, list)
    setBusy(false)
    setFaults(refused)
    if (added > 0) notify(desk, 'success', added === 1 ? 'The file is added.' : `${added} files are added.`)
  }

  return (
    <>
      {files.length > 0 && (
        <ul className="desk-files">
          {files.map(file => (
            <li key={file.event}>
              <LinkButton
                onClick={() =>
                  show({ kind: 'file', fileId: file.fileId, name: file.name, mediaType: file.mediaType })
                }
              >
                {file.name}
              </LinkButton>{' '}
              <span className="desk-quiet">
                {sizeWords(file.bytes)}
                {file.pages !== undefined && `, ${file.pages} ${file.pages === 1 ? 'page' : 'pages'}`}, added{' '}
                {markWords(file)}
              </span>{' '}
              {!one.closed && <Undo event={file.event} what={`the file ${file.name}`} verb="Remove" />}
            </li>
          ))}
        </ul>
      )}
      {!part.required && files.length === 0 && <p className="desk-quiet">Not required.</p>}
      {!allowed && part.allowed && (
        <>
          <WarningText>{part.allowed.words}</WarningText>
          <MissingFacts step={step} part={part.id} of="Adding them" names={[part.allowed.reason]} />
        </>
      )}
      {!one.closed && allowed && (
        <FileDrop
          label={files.length > 0 ? 'Add more' : 'Add files'}
          hint={`or drop or paste here: ${part.accepts.includes('word') ? 'Word files, ' : ''}${
            part.accepts.includes('picture') ? 'PDFs and pictures; pictures become one PDF' : 'PDFs'
          }`}
          accept={part.accepts}
          multiple
          busy={busy}
          onFiles={list => void add(list)}
        />
      )}
      <p role="status" className="desk-quiet">
        {busy ? 'Reading and storing the files…' : ''}
      </p>
      {faults.map(fault => (
        <FaultText key={fault.message} fault={fault} />
      ))}
    </>
  )
}
