import { type FormEvent, useState } from 'react'
import type { Email } from '../../../../shared/case/case'
import { markSent, openDraft } from '../../../actions/correspondence'
import { useDesk, useSession } from '../../../actions/use-desk'
import { Button } from '../../../parts/button'
import { FaultText } from '../../../parts/faults'
import { WarningText } from '../../../parts/panel'
import { partKey, useCaseView } from '../case-view'
import { useEntries } from '../entries'
import { Happened } from '../happened'
import { useAction } from '../use-action'
import { Letter } from './letter'
import { mailto } from './mailto'
import { momentEntry, readMoment } from './moment-entry'
import { MomentFields } from './moment-fields'

interface Props {
  email: Email
  /** Why it must be drafted again, as a sentence; null where it says what it would say now. */
  changed: string | null
  onAgain: () => void
}

/** A draft that lies ready: opened, copied or linked from here, and recorded as sent once it is. */
export const SendDraft = ({ email, changed, onAgain }: Props) => {
  const desk = useDesk()
  const { one } = useCaseView()
  const about = useSession(session => session.about)
  const opening = useAction()
  // Electron lets no address out of its window; there the draft itself is opened.
  const link = about?.host === 'loopback' && email.attachments.length === 0 ? mailto(email) : null
  return (
    <>
      <Happened mark={email} what={`the draft to ${email.to.join(', ')}`} verb="Discard">
        Drafted as <strong>{email.draft}</strong>
        {about && (
          <>
            {' '}
            in <code>{about.drafts}</code>
          </>
        )}
        , not sent yet.
      </Happened>
      {changed && !one.closed && <WarningText>{changed}</WarningText>}
      <Letter letter={email} />
      {opening.fault && <FaultText fault={opening.fault} />}
      {!one.closed && (
        <>
          <div className="desk-row">
            {about?.canOpenMail && (
              <Button
                kind="secondary"
                busy={opening.busy}
                onClick={() => opening.run(() => openDraft(desk, email.mailId))}
              >
                Open the draft
              </Button>
            )}
            <Button kind="secondary" onClick={onAgain}>
              Draft it again
            </Button>
            {link && (
              <a className="govuk-link" href={link}>
                Open as a new email instead
              </a>
            )}
            {link && email.readReceipt && (
              <span className="desk-quiet">
                A new email asks for no read receipt by itself: switch it on there.
              </span>
            )}
          </div>
          <SentForm email={email} />
        </>
      )}
    </>
  )
}

const SentForm = ({ email }: { email: Email }) => {
  const desk = useDesk()
  const { one, context } = useCaseView()
  // The present minute until something else is typed: a draft may lie for long before it is sent.
  const { values, set, clear } = useEntries(
    `${partKey(one.id, email.step, email.part)}/sent`,
    momentEntry(context.now),
  )
  const [errors, setErrors] = useState<{ date?: string; time?: string }>({})
  const { busy, fault, run } = useAction()

  const save = async (event: FormEvent) => {
    event.preventDefault()
    const moment = readMoment(values.date, values.time, new Date().toISOString())
    setErrors(moment.ok ? {} : { date: moment.date, time: moment.time })
    if (!moment.ok) return
    if (await run(() => markSent(desk, one.id, email.mailId, moment.instant))) clear()
  }

  return (
    <form noValidate autoComplete="off" className="desk-form desk-sent" onSubmit={save}>
      <h4 className="govuk-heading-s">When you have sent it</h4>
      <MomentFields label="Date sent" values={values} errors={errors} set={set} />
      {fault && <FaultText fault={fault} />}
      <Button type="submit" kind="secondary" busy={busy}>
        I have sent it
      </Button>
    </form>
  )
}
