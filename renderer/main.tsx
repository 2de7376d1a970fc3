import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import bankHolidays from '../resources/bank-holidays.json'
import { BankHolidays } from '../shared/calendar/holidays'
import { failed } from '../shared/result'
import type { Desk } from './actions/desk'
import { reportFault, reportSurprise } from './actions/report-fault'
import { startUp } from './actions/start-up'
import { DeskProvider } from './actions/use-desk'
import { App } from './app'
import { connectHost } from './host'
import { openOffthread } from './output/offthread'
import { openPage } from './page'
import { hasDrafts } from './parts/drafts'
import { type ReadRows, RowsReader } from './parts/rows-reader'
import { newSession } from './session/session'
import { openDatabase } from './store/database'
import { renewLog } from './store/ready'
import './styles/main.scss'

/** Cases taken into the search at once: few enough that no key stroke waits for them. */
const indexedAtOnce = 25

/** With less room than this, in bytes, nothing is written: a piece of a file, and what the browser needs besides. */
const littleRoom = 64 * 1024 ** 2

const session = newSession(BankHolidays.parse(bankHolidays), new Date().toISOString())
const host = connectHost()
const desk: Desk = {
  host,
  session,
  database: openDatabase(async () => {
    const room = await host('host.room', {})
    return room.ok && room.value.freeBytes !== null && room.value.freeBytes < littleRoom
  }),
  page: openPage(),
  offthread: openOffthread(async () => {
    const memory = await host('host.memory', {})
    return memory.ok ? memory.value.bytes : null
  }),
  store: null,
}

// Deadlines and countdowns follow the clock, also after the computer slept.
const tick = () => {
  const now = new Date().toISOString()
  if (now.slice(0, 16) !== session.getState().now.slice(0, 16)) session.setState({ now })
}
setInterval(tick, 5000)
document.addEventListener('visibilitychange', tick)

// The search follows the cases in the gaps between other work.
let indexing = false
const index = () => {
  const { search, cases } = session.getState()
  indexing = !search.update(cases, indexedAtOnce)
  if (indexing) setTimeout(index, 0)
}
session.subscribe((state, before) => {
  if (state.cases === before.cases || indexing) return
  indexing = true
  setTimeout(index, 0)
})

window.addEventListener('error', event => {
  // A late resize is announced as an error without one; nothing went wrong.
  if (event.error) reportSurprise(desk, placeOf(event.filename, event.lineno))
})
window.addEventListener('unhandledrejection', () => reportSurprise(desk, 'renderer/promise'))
window.addEventListener('beforeunload', event => {
  // Locked: what was typed is sealed, and a delivery waits in the outbox.
  if (session.getState().phase.is === 'locked') return
  if (hasDrafts() || session.getState().work.length > 0) event.preventDefault()
})
// A file dropped beside the place for files must not replace the page.
for (const name of ['dragover', 'drop'] as const)
  window.addEventListener(name, event => event.preventDefault())

/** Where in the program a fault came from: file and line of the build, which hold nothing of a case. */
function placeOf(file: string, line: number): string {
  return `renderer/${file.split('/').at(-1) || 'page'}:${line}`
}

const readRows: ReadRows = (text, columns) => desk.offthread.readRows({ text, columns })

const place = document.getElementById('app')
if (!place) throw new Error('index.html has no place for the application')
createRoot(place).render(
  <StrictMode>
    <DeskProvider desk={desk}>
      <RowsReader value={readRows}>
        <App />
      </RowsReader>
    </DeskProvider>
  </StrictMode>,
)
const start = async () => {
  await startUp(desk)
  // Not in a second window, and not where the store is looked into before anything is written to it.
  if (['ready', 'locked', 'set-up'].includes(session.getState().phase.is)) await renewLog(desk.database)
}
start().catch(() => {
  reportFault(desk, 'renderer/start-up')
  const { fault } = failed(
    'internal',
    'SSST Desk met a fault of its own while it opened.',
    'What is stored is safe. Close SSST Desk and open it again; if that does not help, tell whoever looks after it.',
  )
  session.setState({ phase: { is: 'no-host', fault } })
})
