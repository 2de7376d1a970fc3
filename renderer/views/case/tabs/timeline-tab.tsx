import { Fragment, useState } from 'react'
import { timeline } from '../../../../shared/case/timeline'
import { useSession } from '../../../actions/use-desk'
import { Button } from '../../../parts/button'
import { SelectField } from '../../../parts/choices'
import { TextField } from '../../../parts/fields'
import { Tag } from '../../../parts/tag'
import { When } from '../../../parts/when'
import { BreakMark } from '../broken-history'
import { useCaseView } from '../case-view'
import { Undo } from '../undo'
import { NoteForm } from './note-form'
import { TabHeading } from './tab-heading'
import { type TimelineKind, timelineKinds, timelineShown } from './timeline-filter'

const isKind = (value: string): value is TimelineKind => Object.hasOwn(timelineKinds, value)

/** Everything that happened on the case, newest first; what was undone is struck through and stays. */
export const TimelineTab = () => {
  const { one, procedure, events, show } = useCaseView()
  const [kind, setKind] = useState<TimelineKind>('all')
  const [search, setSearch] = useState('')
  const broken = useSession(session => session.broken[one.id])
  // Newest first: the break stands below the first entry that does not fit.
  const place = events.find(event => broken && event.seq >= broken.entry)?.id ?? null
  const entries = timeline(procedure, events)
  const shown = timelineShown(entries, events, kind, search)
  return (
    <>
      <TabHeading
        title="Timeline"
        aside={
          <Button kind="secondary" onClick={() => show({ kind: 'history' })}>
            Print
          </Button>
        }
      />
      {!one.closed && <NoteForm />}
      <div className="desk-fields desk-filter">
        <SelectField
          label="Show"
          value={kind}
          onChange={value => setKind(isKind(value) ? value : 'all')}
          options={Object.entries(timelineKinds).map(([value, { label }]) => ({ value, label }))}
        />
        <TextField label="Containing" type="search" value={search} onChange={setSearch} />
      </div>
      <p role="status" className="desk-quiet">
        {shown.length === entries.length
          ? `${entries.length} entries, newest first`
          : `${shown.length} of ${entries.length} entries, newest first`}
      </p>
      <ol className="desk-timeline">
        {broken && place === null && <BreakMark entry={broken.entry} />}
        {shown.map(entry => (
          <Fragment key={entry.event}>
            <li data-undone={entry.undone}>
              <p className="desk-timeline__when">
                <When instant={entry.at} />
                <span className="desk-quiet">{entry.by}</span>
              </p>
              <div className="desk-timeline__what">
                <p>
                  {entry.undone ? <del>{entry.what}</del> : <strong>{entry.what}</strong>}{' '}
                  {entry.undone && <Tag tone="grey">Undone</Tag>}
                </p>
                {entry.detail && (
                  <p className="desk-lines">{entry.undone ? <del>{entry.detail}</del> : entry.detail}</p>
                )}
              </div>
              <p className="desk-timeline__undo">
                {entry.undoable && (!one.closed || entry.event === one.closed.event) && (
                  <Undo event={entry.event} what={`“${entry.what}”`} />
                )}
              </p>
            </li>
            {broken && entry.event === place && <BreakMark entry={broken.entry} />}
          </Fragment>
        ))}
      </ol>
    </>
  )
}
