import { Link } from 'react-router'
import type { Procedure } from '../../../shared/procedures/schema'
import { type ReferenceEntry, sectionNames } from '../../../shared/reference/entries'
import { referencePath } from './reference-path'

/** Shown at once; whoever finds more than these looks for another word. */
const most = 60

interface Props {
  found: readonly ReferenceEntry[]
  procedures: readonly Procedure[]
}

/** What a search of the reference found, the best first. */
export const Found = ({ found, procedures }: Props) => {
  const pathOf = ({ place }: ReferenceEntry) => {
    const procedure = place && procedures.find(one => one.id === place.procedure)
    return procedure && referencePath(procedure, place.step)
  }
  if (found.length === 0)
    return (
      <p className="govuk-body">
        Nothing in the reference holds all of these words. Look for fewer; the beginning of a word is enough.
      </p>
    )
  return (
    <>
      <ol className="desk-found" aria-label="Found in the reference">
        {found.slice(0, most).map(entry => {
          const path = pathOf(entry)
          return (
            <li key={entry.id} data-entry={entry.id}>
              <strong>
                {path ? (
                  <Link className="govuk-link" to={path}>
                    {entry.title}
                  </Link>
                ) : (
                  entry.title
                )}
              </strong>{' '}
              <span className="desk-quiet">{sectionNames[entry.section]}</span>
              <p>{entry.text}</p>
            </li>
          )
        })}
      </ol>
      {found.length > most && (
        <p className="govuk-body">The first {most} are shown. Add a word to find fewer.</p>
      )}
    </>
  )
}
