import { isRestorable, type RestoreLine } from '../../actions/restore'
import { Table } from '../../parts/table'
import { Tag } from '../../parts/tag'
import type { RestoreWords } from './restore-words'

const nameOf = ({ reference, caseId }: RestoreLine) => reference || `Mark ${caseId.slice(0, 8)}`

interface Props {
  caption: string
  /** What is done to a chosen SR. */
  verb: string
  words: RestoreWords
  lines: readonly RestoreLine[]
  /** The SRs that are not chosen. */
  left: readonly string[]
  onLeft: (left: string[]) => void
}

/** SRs of a file from outside, each with what it would change here; those that would change something can be chosen. */
export const RestoreTable = ({ caption, verb, words, lines, left, onLeft }: Props) => (
  <Table<RestoreLine>
    caption={caption}
    captionHidden
    columns={[
      {
        key: 'restore',
        label: verb,
        cell: one =>
          isRestorable(one.kind) ? (
            <input
              type="checkbox"
              aria-label={`${verb} ${nameOf(one)}`}
              checked={!left.includes(one.caseId)}
              onChange={event =>
                onLeft(event.target.checked ? left.filter(id => id !== one.caseId) : [...left, one.caseId])
              }
            />
          ) : (
            '–'
          ),
      },
      { key: 'sr', label: 'SR', rowHeader: true, cell: nameOf },
      {
        key: 'kind',
        label: 'What it would do',
        cell: one => (
          <>
            <Tag tone={words[one.kind].tone}>{words[one.kind].short}</Tag> {words[one.kind].long}
          </>
        ),
      },
      { key: 'entries', label: 'Entries in it', numeric: true, cell: one => one.entries },
      { key: 'here', label: 'Here', numeric: true, cell: one => one.here },
    ]}
    rows={lines}
    rowKey={one => one.caseId}
  />
)
