import { useEffect, useState } from 'react'
import { copyPlain } from '../../actions/correspondence'
import { notifyFault } from '../../actions/notices'
import { useDesk } from '../../actions/use-desk'
import { LinkButton } from '../../parts/button'

/** How long the button says that it has copied, in milliseconds. */
const saidMs = 4000

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
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const over = setTimeout(() => setCopied(false), saidMs)
    return () => clearTimeout(over)
  }, [copied])

  const copy = async () => {
    const done = await copyPlain(desk, text)
    if (done.ok) setCopied(true)
    else notifyFault(desk, done.fault)
  }
  return (
    <span className="desk-copy">
      <LinkButton onClick={copy}>
        {copied ? 'Copied' : label}
        <span className="govuk-visually-hidden"> {what}</span>
      </LinkButton>
      <span role="status" className="govuk-visually-hidden">
        {copied ? `Copied ${what}` : ''}
      </span>
    </span>
  )
}
