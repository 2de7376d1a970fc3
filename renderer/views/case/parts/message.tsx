import { useState } from 'react'
import { emailOf } from '../../../../shared/case/case'
import { attachmentsDue, messageFor, nothingToForward, saysTheSame } from '../../../../shared/mail/message'
import type { PartOf, Step } from '../../../../shared/procedures/schema'
import { draftEmail, openDraft } from '../../../actions/correspondence'
import { useDesk, useSession } from '../../../actions/use-desk'
import { Button, LinkButton } from '../../../parts/button'
import { FaultText } from '../../../parts/faults'
import { WarningText } from '../../../parts/panel'
import { useCaseView } from '../case-view'
import { useAction } from '../use-action'
import { Letter } from './letter'
import { MissingFacts } from './missing-facts'
import { RemakeDocuments } from './remake'
import { SendDraft } from './send-draft'
import { SentEmail } from './sent-email'

/** An email: shown as it will be, drafted for the officer's mail program, then recorded as sent, with its receipt. */
export const MessagePart = ({ step, part }: { step: Step; part: PartOf<'message'> }) => {
  const desk = useDesk()
  const { one, procedure, context } = useCaseView()
  const canOpen = useSession(session => session.about?.canOpenMail ?? false)
  const { busy, fault, run } = useAction()
  const [another, setAnother] = useState(false)
  const email = emailOf(one, step.id, part.id)
  const message = messageFor(procedure, part, one, context.settings)
  const due = one.closed || (email?.sent && !another) ? [] : attachmentsDue(part, one, context)
  const nothing = one.closed || (email?.sent && !another) ? null : nothingToForward(part, procedure, one)
  const changed = email !== undefined && !saysTheSame(email, message)

  const draft = async () => {
    const drafted = await run(() => draftEmail(desk, one.id, step.id, part.id))
    if (!drafted) return
    setAnother(false)
    const mail = emailOf(drafted, step.id, part.id)
    if (mail && canOpen) await run(() => openDraft(desk, mail.mailId))
  }
  const writing = !one.closed && (!email || another)

  return (
    <>
      {email?.sent && !another && changed && !one.closed && (
        <WarningText>What you sent has changed since. Draft the email again, as a correction.</WarningText>
      )}
      {email?.sent && !another && <SentEmail email={email} />}
      {due.length > 0 && (
        <>
          <p className="govuk-body">
            <strong>Before it can be drafted:</strong> {due.map(({ words }) => words).join(' ')}
          </p>
          <RemakeDocuments documents={due} />
        </>
      )}
      {nothing && <p className="govuk-body">{nothing}</p>}
      {email && !email.sent && !another && (
        <SendDraft
          email={email}
          changed={
            changed ? 'The facts in this email have changed since it was drafted. Draft it again.' : null
          }
          onAgain={draft}
        />
      )}
      {writing && (
        <>
          <Letter letter={message} />
          <MissingFacts step={step} part={part.id} of="The email" names={message.missing} />
          {fault && <FaultText fault={fault} />}
          <div className="desk-row">
            {message.missing.length === 0 && due.length === 0 && !nothing && (
              <Button kind="secondary" busy={busy} onClick={draft}>
                {canOpen ? 'Draft it and open it in your mail program' : 'Draft the email'}
              </Button>
            )}
            {another && <LinkButton onClick={() => setAnother(false)}>Do not draft another</LinkButton>}
          </div>
        </>
      )}
      {!writing && fault && <FaultText fault={fault} />}
      {email?.sent && !another && !one.closed && (
        <LinkButton onClick={() => setAnother(true)}>Draft another email</LinkButton>
      )}
    </>
  )
}
