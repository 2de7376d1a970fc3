import { type FormEvent, useState } from 'react'
import { useDesk } from '../../../actions/use-desk'
import { writeNote } from '../../../actions/work-on-steps'
import { Button } from '../../../parts/button'
import { FaultText } from '../../../parts/faults'
import { TextArea } from '../../../parts/fields'
import { useCaseView } from '../case-view'
import { useEntries } from '../entries'
import { useAction } from '../use-action'

/** Writes a note into the timeline. */
export const NoteForm = () => {
  const desk = useDesk()
  const { one } = useCaseView()
  const { values, set, clear } = useEntries(`case/${one.id}/note`, { text: '' })
  const [error, setError] = useState<string>()
  const { busy, fault, run } = useAction()
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const text = values.text.trim()
    setError(text ? undefined : 'Write something first.')
    if (text && (await run(() => writeNote(desk, one.id, text)))) clear()
  }
  return (
    <form noValidate autoComplete="off" className="desk-form desk-note" onSubmit={save}>
      <TextArea
        label="Note"
        error={error}
        rows={2}
        value={values.text}
        onChange={value => set('text', value)}
      />
      {fault && <FaultText fault={fault} />}
      <Button type="submit" kind="secondary" busy={busy}>
        Write the note
      </Button>
    </form>
  )
}
