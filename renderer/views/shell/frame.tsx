import type { ReactNode } from 'react'
import { Footer } from './footer'
import { Notices } from './notices'
import { mainId } from './use-page'
import { WorkBar } from './work-bar'

interface Props {
  nav?: ReactNode
  /** Whether the keys of the worklist and its pages work here. */
  keys?: boolean
  children: ReactNode
}

/** The window around every screen: header, the screen itself, messages, work under way, footer. */
export const Frame = ({ nav, keys = false, children }: Props) => (
  <>
    <a
      href={`#${mainId}`}
      className="govuk-skip-link"
      onClick={event => {
        // The address belongs to the router: only the focus goes there.
        event.preventDefault()
        document.getElementById(mainId)?.focus()
      }}
    >
      Skip to main content
    </a>
    <header className="desk-header">
      <div className="desk-header__inner">
        <span className="desk-header__name">SSST Desk</span>
        {nav}
      </div>
    </header>
    <main id={mainId} className="desk-main" tabIndex={-1}>
      {children}
    </main>
    <Footer keys={keys} />
    <div className="desk-dock">
      <Notices />
      <WorkBar />
    </div>
  </>
)
