import { type FormEvent, useId, useState } from 'react'
import type { Copy } from '../../../../shared/bundle/court/deliver'
import {
  attachedCopy,
  type CourtEmail,
  courtEmailOf,
  readEmail,
  suggestedEmail,
} from '../../../../shared/bundle/court/email'
import type { CourtBundle } from '../../../../shared/case/case'
import { openDraft } from '../../../actions/correspondence'
import { draftCourtEmail } from '../../../actions/court-bundles/email'
import { useDesk, useSession } from '../../../actions/use-desk'
import { Button } from '../../../parts/button'
import { CheckField } from '../../../parts/choices'
import { ErrorSummary, FaultText } from '../../../parts/faults'
import { TextArea, TextField } from '../../../parts/fields'
import { sizeWords } from '../../../parts/sizes'
import { useCaseView } from '../case-view'
import { useEntries } from '../entries'
import { useAction } from '../use-action'

const names = ['to', 'cc', 'subject', 'text'] as const

interface Props {
  bundle: CourtBundle
  copy: Copy
  /** What is to be weighed before it goes. */
  notes: readonly string[]
  onDone: () => void
}

/** What an email of a copy says: filled in where it is known, and completed by the officer. */
export const EmailForm = ({ bundle, copy, notes, onDone }: Props) => {
  const desk = useDesk()
  const { one, context, show } = useCaseView()
  const cases = useSession(session => session.cases)
  const canOpen = useSession(session => session.about?.canOpenMail ?? false)
  const { values, set, clear } = useEntries(`case/${one.id}/court-email/${bundle.bundleId}/${copy}`, {
    ...suggestedEmail(one, bundle, copy, context.settings, Object.values(cases)),
    // No procedure asks for a receipt of a court bundle: the officer may.
    readReceipt: 'no',
  })
  const [errors, setErrors] = useState<Partial<Record<keyof CourtEmail, string>>>({})
  const [attempt, setAttempt] = useState(0)
  const own = useId()
  const { busy, fault, run } = useAction()
  const attached = attachedCopy(one, bundle, copy)

  const draft = async (event: FormEvent) => {
    event.preventDefault()
    const read = readEmail(values)
    setErrors(read.ok ? {} : read.errors)
    setAttempt(attempt + 1)
    if (!read.ok) return
    const readReceipt = values.readReceipt === 'yes'
    const drafted = await run(() =>
      draftCourtEmail(desk, one.id, bundle.bundleId, copy, { ...read.email, readReceipt }),
    )
    if (!drafted) return
    clear()
    onDone()
    const mail = courtEmailOf(drafted, bundle, copy)
    if (mail && canOpen) await run(() => openDraft(desk, mail.mailId))
  }

  const idOf = (name: keyof CourtEmail) => `${own}-${name}`
  const faults = names.flatMap(name => {
    const message = errors[name]
    return message === undefined ? [] : [{ message, field: idOf(name) }]
  })

  return (
    <form noValidate autoComplete="off" className="desk-form" onSubmit={draft}>
      {faults.length > 0 && <ErrorSummary key={attempt} faults={faults} />}
      <TextField
        id={idOf('to')}
        label="To"
        hint={copy === 'full' ? 'The court’s address for emails; set several apart by commas' : undefined}
        error={errors.to}
        value={values.to}
        onChange={value => set('to', value)}
      />
      <TextField
        id={idOf('cc')}
        label="Copy to"
        error={errors.cc}
        value={values.cc}
        onChange={value => set('cc', value)}
      />
      <TextField
        id={idOf('subject')}
        label="Subject"
        hint="The court asks for the case number, the parties, and the date and time of the hearing"
        error={errors.subject}
        value={values.subject}
        onChange={value => set('subject', value)}
      />
      <TextArea
        id={idOf('text')}
        label="Text"
        rows={14}
        error={errors.text}
        value={values.text}
        onChange={value => set('text', value)}
      />
      <p className="govuk-body-s">
        <strong>Attached:</strong>{' '}
        {attached.map(({ fileId, name, bytes }) => (
          <span key={fileId}>
            <button
              type="button"
              className="desk-link-button govuk-link"
              onClick={() => show({ kind: 'file', fileId, name, mediaType: 'application/pdf' })}
            >
              {name}
            </button>{' '}
            <span className="desk-quiet">{sizeWords(bytes)}</span>
          </span>
        ))}
      </p>
      {notes.length > 0 && (
        <ul className="govuk-list govuk-list--bullet desk-court__notes" aria-label="Before you send it">
          {notes.map(note => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <CheckField
        label="Ask for a read receipt"
        checked={values.readReceipt === 'yes'}
        onChange={checked => set('readReceipt', checked ? 'yes' : 'no')}
      />
      {fault && <FaultText fault={fault} />}
      <Button type="submit" busy={busy}>
        {canOpen ? 'Draft it and open it in your mail program' : 'Draft the email'}
      </Button>
    </form>
  )
}
