import { useEffect, useRef } from 'react'
import { NavLink, Outlet, useLocation, useNavigate } from 'react-router'
import { Boundary } from './boundary'
import { ClockWarning } from './clock-warning'
import { Frame } from './frame'
import { LockNow } from './lock-now'
import { LookingInto } from './looking-into'
import { useKeys } from './use-keys'
import { focusMain } from './use-page'

const pages = [
  { to: '/', label: 'Worklist', end: true },
  { to: '/new', label: 'New SR', end: false },
  { to: '/payments', label: 'Payments', end: false },
  { to: '/deletions', label: 'Deletions', end: false },
  { to: '/reference', label: 'Reference', end: false },
  { to: '/settings', label: 'Settings', end: false },
] as const

// Within one SR the page keeps its place: only going to another screen begins at the top.
const screenOf = (path: string) => path.split('/').slice(0, 3).join('/')

/** The frame with its navigation, around whichever screen the address names. */
export const Shell = () => {
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const screen = screenOf(pathname)
  const before = useRef(screen)
  useEffect(() => {
    if (before.current === screen) return
    before.current = screen
    // A screen that put the focus somewhere itself keeps it.
    if (document.activeElement === null || !document.getElementById('main')?.contains(document.activeElement))
      focusMain()
  }, [screen])
  useKeys({
    '/': () => {
      const here = document.querySelector<HTMLElement>('input[aria-keyshortcuts="/"]')
      if (here) here.focus()
      else navigate('/', { state: { search: true } })
    },
  })

  return (
    <Frame
      keys
      nav={
        <nav aria-label="SSST Desk">
          <ul className="desk-nav">
            {pages.map(page => (
              <li key={page.to}>
                <NavLink to={page.to} end={page.end}>
                  {page.label}
                </NavLink>
              </li>
            ))}
            <li>
              <LockNow />
            </li>
          </ul>
        </nav>
      }
    >
      <ClockWarning />
      <LookingInto />
      <Boundary key={screen} where={screen.split('/')[1] || 'worklist'}>
        <Outlet />
      </Boundary>
    </Frame>
  )
}
