import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import { londonDate } from '../../../shared/calendar/london'
import { counted } from '../../../shared/calendar/write'
import type { Deletion } from '../../../shared/host/deletion'
import { type Progress, partsOf, pendingWords, progressOf } from '../../../shared/retention/register'
import { exportRegister } from '../../actions/certificates'
import { useDesk, useSession } from '../../actions/use-desk'
import { Button } from '../../parts/button'
import { dayDate } from '../../parts/dates'
import { FaultText } from '../../parts/faults'
import { InsetText } from '../../parts/panel'
import { type Column, Table } from '../../parts/table'
import { Tag, type Tone } from '../../parts/tag'
import { useAction } from '../case/use-action'
import { useTitle } from '../shell/use-page'
import { certificatePath } from './paths'

/** How each state of a deletion is shown. */
export const progressShown: Record<Progress, { tone: Tone; words: string }> = {
  finished: { tone: 'green', words: 'Finished' },
  pending: { tone: 'yellow', words: 'Pending' },
  'to-decide': { tone: 'orange', words: 'For you to decide' },
}

const howMany = (deletion: Deletion, what: 'copy' | 'draft', noun: string) => {
  const parts = partsOf(deletion).filter(part => part.what === what)
  const open = parts.filter(part => part.state === 'pending' || part.state === 'changed').length
  const all = counted(parts.length, noun).replace('copys', 'copies')
  if (parts.length === 0) return 'None'
  return open > 0 ? `${all}, ${open} open` : all
}

const columns: readonly Column<Deletion>[] = [
  {
    key: 'reference',
    label: 'SR or SCIN',
    rowHeader: true,
    cell: ({ id, reference }) => (
      <Link className="govuk-link desk-nowrap" to={certificatePath(id)}>
        {reference.value}
      </Link>
    ),
  },
  { key: 'procedure', label: 'Procedure', cell: ({ procedure }) => procedure },
  { key: 'end', label: 'Closed as', cell: ({ end }) => end },
  {
    key: 'when',
    label: 'Deleted',
    cell: ({ keyDestroyedAt }) => (keyDestroyedAt ? dayDate(londonDate(keyDestroyedAt)) : 'Not yet'),
  },
  { key: 'by', label: 'By', cell: ({ by }) => by },
  { key: 'copies', label: 'Copies on folders', cell: deletion => howMany(deletion, 'copy', 'copy') },
  { key: 'drafts', label: 'Email drafts', cell: deletion => howMany(deletion, 'draft', 'draft') },
  {
    key: 'state',
    label: 'State',
    cell: deletion => {
      const { tone, words } = progressShown[progressOf(deletion)]
      return (
        <>
          <Tag tone={tone}>{words}</Tag>
          {pendingWords(deletion).map(line => (
            <span key={line} className="desk-waits">
              {line}
            </span>
          ))}
        </>
      )
    },
  },
]

/** Every deletion since set-up, what is still pending first; the certificates, and all of it as CSV. */
export const RegisterPage = () => {
  useTitle('Deletions')
  const desk = useDesk()
  const deletions = useSession(session => session.deletions)
  const unreadable = useSession(session => session.deletionsUnreadable)
  const gone = useSession(session => session.deletionsFault)
  const [place, setPlace] = useState('')
  const { busy, fault, run } = useAction()
  const rows = useMemo(
    () =>
      deletions.toSorted(
        (a, b) =>
          Number(progressOf(a) === 'finished') - Number(progressOf(b) === 'finished') ||
          b.orderedAt.localeCompare(a.orderedAt),
      ),
    [deletions],
  )
  const save = async () => {
    const saved = await run(() => exportRegister(desk))
    setPlace(saved?.place ?? '')
  }
  return (
    <>
      <h1 className="govuk-heading-l">Deletions</h1>
      {gone && <FaultText fault={gone} />}
      {unreadable > 0 && (
        <InsetText>
          {counted(unreadable, 'entry').replace('entrys', 'entries')} of this register cannot be read on this
          computer any more, or an earlier register was lost. What was deleted stays deleted.
        </InsetText>
      )}
      {rows.length === 0 ? (
        !gone &&
        unreadable === 0 && (
          <p className="govuk-body">
            Nothing has been deleted. When the files of a closed SR are deleted for good, their certificate
            stands here, without anything of the case but its number.
          </p>
        )
      ) : (
        <>
          <Table
            caption="SRs whose files were deleted for good: what is open first, then the newest"
            columns={columns}
            rows={rows}
            rowKey={row => row.id}
          />
          {fault && <FaultText fault={fault} />}
          <div className="desk-row">
            <Button kind="secondary" busy={busy} onClick={save}>
              Save the register as CSV
            </Button>
            <span role="status" className="desk-quiet">
              {place && `Saved: ${place}`}
            </span>
          </div>
        </>
      )}
    </>
  )
}
