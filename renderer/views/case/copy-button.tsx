import { useState } from 'react'
import { copyPlain } from '../../actions/correspondence'
import { notifyFault } from '../../actions/notices'
import { useDesk } from '../../actions/use-desk'
import { LinkButton } from '../../parts/button'

/** Copies a text as it is. `what` names it for those who cannot see it beside the button. */
export const CopyButton = ({
  text,
  what,
  label = 'Copy',
}: {
  text: string
  what: string
  label?: string
}) => {
  const desk = useDesk()
  const [copied, setCopied] = useState('')
  const copy = async () => {
    const done = await copyPlain(desk, text)
    if (done.ok) setCopied(text)
    else notifyFault(desk, done.fault)
  }
  return (
    <span className="desk-copy">
      <LinkButton onClick={copy}>
        {label}
        <span className="govuk-visually-hidden"> {what}</span>
      </LinkButton>
      <span role="status" className="desk-copy__done">
        {copied === text && copied !== '' ? 'Copied' : ''}
      </span>
    </span>
  )
}
