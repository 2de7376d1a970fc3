import { type ReactNode, useEffect, useRef } from 'react'
import { useTitle } from '../../shell/use-page'

/** The heading of a page of the case; it takes the focus when the page opens. */
export const TabHeading = ({ title, aside }: { title: string; aside?: ReactNode }) => {
  const heading = useRef<HTMLHeadingElement>(null)
  useTitle(title)
  useEffect(() => {
    window.scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div className="desk-tab-head">
      <h2 className="govuk-heading-m" tabIndex={-1} ref={heading}>
        {title}
      </h2>
      {aside}
    </div>
  )
}
