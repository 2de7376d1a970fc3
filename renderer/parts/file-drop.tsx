import { type ClipboardEvent, type DragEvent, useId, useRef, useState } from 'react'
import type { FileKind } from '../../shared/procedures/schema'
import { Button } from './button'

/** What an officer can be asked to bring: a file for an SR, a text in JSON, or a Word file to be filled. */
type Kind = FileKind | 'json' | 'template'

const accepts: Record<Kind, string> = {
  json: '.json,application/json',
  pdf: '.pdf,application/pdf',
  picture: 'image/*',
  template:
    '.docx,.dotx,application/vnd.openxmlformats-officedocument.wordprocessingml.document,application/vnd.openxmlformats-officedocument.wordprocessingml.template',
  word: '.docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

interface Props {
  label: string
  hint?: string
  accept: readonly Kind[]
  multiple?: boolean
  busy?: boolean
  /** Gets what the officer brought, whatever it is: what a file really is can only be judged by reading it. */
  onFiles: (files: File[]) => void
}

/** A place for files: dropped on it, pasted while the focus is in it, or chosen in the system's dialog. */
export const FileDrop = ({ label, hint, accept, multiple = false, busy = false, onFiles }: Props) => {
  const input = useRef<HTMLInputElement>(null)
  const heading = useId()
  const [over, setOver] = useState(false)
  const [problem, setProblem] = useState('')

  const take = (list: FileList | null) => {
    const files = [...(list ?? [])]
    setProblem(files.length > 1 && !multiple ? 'Add one file at a time.' : '')
    if (files.length === 1 || (files.length > 1 && multiple)) onFiles(files)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (!busy) take(event.dataTransfer.files)
  }
  const paste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) {
      setProblem('There is no file on the clipboard.')
      return
    }
    event.preventDefault()
    if (!busy) take(event.clipboardData.files)
  }

  return (
    <fieldset
      className={`govuk-fieldset desk-drop${over ? ' desk-drop--over' : ''}`}
      aria-describedby={`${heading}-hint`}
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      onPaste={paste}
    >
      <legend className="govuk-fieldset__legend">{label}</legend>
      <div className="desk-drop__row">
        <Button kind="secondary" busy={busy} onClick={() => input.current?.click()}>
          {multiple ? 'Choose files' : 'Choose a file'}
        </Button>
        <span className="desk-drop__hint" id={`${heading}-hint`}>
          {hint ?? (multiple ? 'or drop or paste files here' : 'or drop or paste one here')}
        </span>
      </div>
      <p className="govuk-error-message desk-drop__problem" role="status">
        {problem}
      </p>
      <input
        ref={input}
        type="file"
        hidden
        multiple={multiple}
        accept={accept.map(kind => accepts[kind]).join(',')}
        aria-label={label}
        onChange={event => {
          take(event.target.files)
          // The same file again must count as a change.
          event.target.value = ''
        }}
      />
    </fieldset>
  )
}
