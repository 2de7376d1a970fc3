import { useSession } from '../../actions/use-desk'
import { LinkButton } from '../../parts/button'
import { progressWords } from '../../parts/progress-words'

/** Long work under way, at the foot of the window whatever screen is open. */
export const WorkBar = () => {
  const work = useSession(session => session.work)
  if (work.length === 0) return null
  return (
    <section className="desk-work" aria-label="Work under way">
      {work.map(one => (
        <div key={one.id} className="desk-work__item" data-work={one.id}>
          <strong>{one.words}</strong>
          <progress max={one.total || 1} value={one.total ? one.done : undefined} aria-label={one.words} />
          <span className="desk-work__far">
            {one.stalled ? (
              <span className="desk-work__stalled" role="status">
                The folder does not answer. Still trying; you can go on working.
              </span>
            ) : (
              progressWords(one, Date.now())
            )}
          </span>
          <LinkButton onClick={one.cancel}>
            Cancel<span className="govuk-visually-hidden"> {one.words}</span>
          </LinkButton>
        </div>
      ))}
    </section>
  )
}
