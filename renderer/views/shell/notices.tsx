import { counted } from '../../../shared/calendar/write'
import { dismiss } from '../../actions/notices'
import { useDesk, useSession } from '../../actions/use-desk'
import { LinkButton } from '../../parts/button'

const names = { success: 'Done', warning: 'Take note', error: 'Problem' } as const

/** How many messages are open at once; older ones wait behind them. */
const most = 3

/** Messages about what happened, in a fixed place: nothing on the page moves when one comes or goes. */
export const Notices = () => {
  const desk = useDesk()
  const notices = useSession(session => session.notices)
  const shown = notices.slice(-most)
  return (
    <section className="desk-notices" aria-label="Messages" aria-live="polite">
      {notices.length > shown.length && (
        <p className="desk-notices__more">
          {counted(notices.length - shown.length, 'earlier message')}: close one of these to see more
        </p>
      )}
      {shown.map(notice => (
        <div
          key={notice.id}
          className={`desk-notice desk-notice--${notice.kind}`}
          role={notice.kind === 'error' ? 'alert' : undefined}
        >
          <p>
            <strong>{names[notice.kind]}:</strong> {notice.text}
          </p>
          {notice.next && <p>{notice.next}</p>}
          <LinkButton onClick={() => dismiss(desk, notice.id)}>
            Close<span className="govuk-visually-hidden"> this message</span>
          </LinkButton>
        </div>
      ))}
    </section>
  )
}
