import { memo, useState } from 'react'
import { Link } from 'react-router'
import { counted } from '../../../shared/calendar/write'
import { LinkButton } from '../../parts/button'
import { dueWords } from '../../parts/dates'
import { Panel } from '../../parts/panel'
import { Tag } from '../../parts/tag'
import { type Need, needNames, needPath } from './needs'

/** How many stand there before the officer asks for all. */
const first = 6

/** What needs the officer now over all SRs, each a link to its step. Not drawn again for a key stroke in the search. */
export const NeedsList = memo(({ needs, now }: { needs: readonly Need[]; now: string }) => {
  const [all, setAll] = useState(false)
  const shown = all ? needs : needs.slice(0, first)
  return (
    <Panel
      title="Needs you now"
      className="desk-needs"
      aside={needs.length > 0 && <span className="desk-quiet">{counted(needs.length, 'thing')}</span>}
    >
      {needs.length === 0 ? (
        <p className="govuk-body desk-quiet">Nothing is due, owed or waiting to be delivered.</p>
      ) : (
        <ul className="desk-needs__list">
          {shown.map(need => {
            const { key, reference, person, attention } = need
            const name = needNames[attention.kind]
            const due = attention.dueAt && dueWords(attention.dueAt, now)
            return (
              <li key={key} data-need={attention.kind}>
                <span className="desk-needs__kind">
                  <Tag tone={name.tone}>{due ? due.charAt(0).toUpperCase() + due.slice(1) : name.words}</Tag>
                </span>
                <span className="desk-needs__what">
                  <Link className="govuk-link" to={needPath(need)}>
                    {attention.words}
                  </Link>
                </span>
                <span className="desk-needs__whose">
                  SR {reference} · {person}
                </span>
              </li>
            )
          })}
        </ul>
      )}
      {needs.length > first && (
        <LinkButton onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? `Show the first ${first} only` : `Show all ${needs.length}`}
        </LinkButton>
      )}
    </Panel>
  )
})
