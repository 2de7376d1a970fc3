import { type RefObject, useLayoutEffect, useState } from 'react'
import { LinkButton } from '../../parts/button'

/** The headings of a long page in one line at its top; each leads to its part. */
export const OnThisPage = ({ within }: { within: RefObject<HTMLElement | null> }) => {
  const [headings, setHeadings] = useState<readonly HTMLElement[]>([])
  // Read from the page itself, before it is drawn: a part that is added needs no line here.
  useLayoutEffect(() => {
    setHeadings([...(within.current?.querySelectorAll<HTMLElement>('h2') ?? [])])
  }, [within])
  return (
    <nav aria-label="On this page" className="desk-on-page">
      {headings.map(heading => (
        <LinkButton
          key={heading.id}
          onClick={() => {
            heading.tabIndex = -1
            heading.scrollIntoView({ block: 'start' })
            heading.focus({ preventScroll: true })
          }}
        >
          {heading.textContent}
        </LinkButton>
      ))}
    </nav>
  )
}
