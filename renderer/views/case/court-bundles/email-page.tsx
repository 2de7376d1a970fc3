import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { Copy } from '../../../../shared/bundle/court/deliver'
import { attachedCopy, courtEmailOf, emailNotes, emailStops } from '../../../../shared/bundle/court/email'
import { routeOf } from '../../../../shared/bundle/court/routes'
import type { CourtBundle, Email } from '../../../../shared/case/case'
import { copyNames } from '../../../actions/court-bundles/make'
import { LinkButton } from '../../../parts/button'
import { Panel, WarningText } from '../../../parts/panel'
import { casePath, useCaseView } from '../case-view'
import { SendDraft } from '../parts/send-draft'
import { SentEmail } from '../parts/sent-email'
import { TabHeading } from '../tabs/tab-heading'
import { EmailForm } from './email-form'
import { Issue } from './issue'
import { NoSuchBundle } from './no-such-bundle'

/** The email of a copy of a court bundle, from what it says to its read receipt. */
export const EmailPage = () => {
  const { bundleId = '', copy = '' } = useParams()
  const { one } = useCaseView()
  const bundle = one.courtBundles.find(entry => entry.bundleId === bundleId)
  if (!bundle || (copy !== 'full' && copy !== 'served')) return <NoSuchBundle />
  return (
    <>
      <TabHeading
        title={`Email: ${copyNames[copy].toLowerCase()}`}
        aside={
          <Link className="govuk-link" to={casePath(one.id, `court-bundles/${bundleId}`)}>
            Back to the court bundle
          </Link>
        }
      />
      <p className="desk-court__name">{bundle.name}</p>
      <EmailOfCopy key={`${bundleId} ${copy}`} bundle={bundle} copy={copy} />
    </>
  )
}

/** Whether an email has the copy attached that stands there now. */
const hasNewest = (email: Email, attached: readonly { fileId: string }[]) =>
  email.attachments.map(({ fileId }) => fileId).join() === attached.map(({ fileId }) => fileId).join()

const EmailOfCopy = ({ bundle, copy }: { bundle: CourtBundle; copy: Copy }) => {
  const { one, context } = useCaseView()
  const [another, setAnother] = useState(false)
  const email = courtEmailOf(one, bundle, copy)
  const stops = emailStops(one, bundle, copy)
  const notes = stops.length > 0 ? [] : emailNotes(one, bundle, copy, context.settings)
  const newest = !email || hasNewest(email, attachedCopy(one, bundle, copy))
  const writing = !one.closed && (!email || another)
  const onlyOne = routeOf(bundle.plan.route).source

  return (
    <div className="desk-court__email" data-court-email={copy}>
      {stops.length > 0 && !one.closed && (
        <Panel title={email?.sent ? 'It cannot be emailed again now' : 'It cannot be emailed now'} level={3}>
          <ul className="govuk-list govuk-list--bullet">
            {stops.map(({ message, next }) => (
              <li key={message}>
                <strong>{message}</strong> {next}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {email?.sent && !another && (
        <>
          {!newest && !one.closed && (
            <WarningText>
              What you sent is not the {copyNames[copy].toLowerCase()} as it stands now.
            </WarningText>
          )}
          <SentEmail email={email} />
          {newest && <Issue bundle={bundle} />}
        </>
      )}
      {email && !email.sent && !another && (
        <Panel title="The draft" level={3}>
          <SendDraft
            email={email}
            changed={
              newest && stops.length === 0
                ? null
                : `Do not send this draft: what it has attached is not the ${copyNames[copy].toLowerCase()} as it stands now, or may not go.`
            }
            onAgain={() => setAnother(true)}
          />
        </Panel>
      )}
      {writing && stops.length === 0 && (
        <>
          {email?.sent && copy === 'full' && (
            <WarningText>
              The court takes one email for one step{onlyOne ? ` (${onlyOne})` : ''}. Send another only if it
              asks for one.
            </WarningText>
          )}
          <EmailForm bundle={bundle} copy={copy} notes={notes} onDone={() => setAnother(false)} />
        </>
      )}
      {another && <LinkButton onClick={() => setAnother(false)}>Do not draft another</LinkButton>}
      {email?.sent && !another && !one.closed && stops.length === 0 && (
        <LinkButton onClick={() => setAnother(true)}>Draft another email</LinkButton>
      )}
    </div>
  )
}
