import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { Deletion } from '../../../shared/host/deletion'
import {
  damageWords,
  handoverWords,
  partNames,
  partsOf,
  progressOf,
  type RemovalPart,
  stateWords,
  unsureWords,
} from '../../../shared/retention/register'
import { saveCertificate } from '../../actions/certificates'
import { continueDeletion, decideOn } from '../../actions/deletions'
import { useDesk, useSession } from '../../actions/use-desk'
import { Button, LinkButton } from '../../parts/button'
import { moment } from '../../parts/dates'
import { FaultText } from '../../parts/faults'
import { sizeWords } from '../../parts/sizes'
import { SummaryList } from '../../parts/summary-list'
import { type Column, Table } from '../../parts/table'
import { Tag } from '../../parts/tag'
import { When } from '../../parts/when'
import { ReasonDialog } from '../case/reason-dialog'
import { useAction } from '../case/use-action'
import { useTitle } from '../shell/use-page'
import { registerPath } from './paths'
import { progressShown } from './register-page'

/** The certificate of one deletion: what went, what is pending, and what is for the officer to decide. */
export const CertificatePage = () => {
  useTitle('Certificate of deletion')
  const { deletionId } = useParams()
  const deletion = useSession(session => session.deletions.find(one => one.id === deletionId))
  return deletion ? (
    <Certificate key={deletion.id} deletion={deletion} />
  ) : (
    <>
      <h1 className="govuk-heading-l">This deletion is not in the register</h1>
      <p className="govuk-body">
        <Link className="govuk-link" to={registerPath}>
          Open the register of deletions
        </Link>
      </p>
    </>
  )
}

const kindColumns: readonly Column<Deletion['kinds'][number]>[] = [
  { key: 'what', label: 'What', rowHeader: true, cell: ({ what }) => what },
  { key: 'count', label: 'How many', numeric: true, cell: ({ count }) => count },
  { key: 'bytes', label: 'Size', numeric: true, cell: ({ bytes }) => (bytes > 0 ? sizeWords(bytes) : '') },
  {
    key: 'hashes',
    label: 'SHA-256 of each',
    cell: ({ sha256 }) => <span className="desk-code desk-lines">{sha256.join('\n')}</span>,
  },
]

const Certificate = ({ deletion }: { deletion: Deletion }) => {
  const desk = useDesk()
  const { reference, stated, agreedBy } = deletion
  const progress = progressOf(deletion)
  const [place, setPlace] = useState('')
  const saving = useAction()
  const looking = useAction()
  const shown = progressShown[progress]

  const columns: readonly Column<RemovalPart>[] = [
    {
      key: 'name',
      label: 'What',
      rowHeader: true,
      cell: part => (
        <span data-removal={part.state}>
          {partNames[part.what]} {part.name}
        </span>
      ),
    },
    { key: 'place', label: 'Place', cell: part => <span className="desk-code">{part.place}</span> },
    {
      key: 'state',
      label: 'What became of it',
      cell: part => (
        <>
          {stateWords(part)}
          {part.left.map(name => (
            <span key={name} className="desk-waits">
              Still there: {name}
            </span>
          ))}
          {(part.state === 'changed' || part.state === 'pending') && (
            <Decide deletion={deletion} part={part} />
          )}
        </>
      ),
    },
    { key: 'at', label: 'When', cell: ({ at }) => (at ? moment(at) : '') },
  ]

  return (
    <>
      <h1 className="govuk-heading-l">
        Certificate of deletion: {reference.label} {reference.value}
      </h1>
      <p className="govuk-body" data-progress={progress}>
        <Tag tone={shown.tone}>{shown.words}</Tag>{' '}
        {progress === 'pending' && 'SSST Desk goes on by itself, also after it was closed and opened again.'}
        {progress === 'to-decide' &&
          'What lies there is not what SSST Desk saved, or is not for it to remove. Look at it, remove it if it may go, and look again here; or say what became of it.'}
      </p>
      <SummaryList
        rows={[
          { key: 'Procedure', value: deletion.procedure },
          { key: 'Closed as', value: deletion.end },
          { key: 'Declared', value: `by ${deletion.by}, ${moment(deletion.declaredAt)}` },
          {
            key: 'Asked for',
            value: stated ? 'By the procedure' : `Not stated in the procedure; agreed by ${agreedBy}`,
          },
          ...(deletion.damage
            ? [
                {
                  key: 'It was damaged',
                  value: damageWords(deletion).map(line => (
                    <span key={line} className="desk-waits" data-damage>
                      {line}
                    </span>
                  )),
                },
              ]
            : []),
          ...(handoverWords(deletion).length > 0
            ? [
                {
                  key: 'What may still open it',
                  value: handoverWords(deletion).map(line => (
                    <span key={line} className="desk-waits">
                      {line}
                    </span>
                  )),
                },
              ]
            : []),
          {
            key: 'Key destroyed',
            value: deletion.keyDestroyedAt ? (
              <>
                <When instant={deletion.keyDestroyedAt} />: from then on nothing of it can be read
              </>
            ) : (
              'Not yet'
            ),
          },
          {
            key: 'Records removed',
            value: deletion.rowsRemovedAt ? moment(deletion.rowsRemovedAt) : 'Still to be removed',
          },
          {
            key: 'Older backups, not readable',
            value:
              deletion.backups.length === 0 && !deletion.backupsUnsure
                ? 'None'
                : [
                    ...deletion.backups.map(
                      ({ name, place: where, madeAt }) => `${name}, ${where}, made ${moment(madeAt)}`,
                    ),
                    ...(deletion.backupsUnsure ? [unsureWords(deletion)] : []),
                  ].map(words => (
                    <span key={words} className="desk-waits">
                      {words}
                    </span>
                  )),
          },
        ]}
      />
      {partsOf(deletion).length > 0 && (
        <Table
          caption="Copies on mapped folders, email drafts and handover files"
          columns={columns}
          rows={partsOf(deletion)}
          rowKey={part => part.id}
        />
      )}
      <Table
        caption="What was on this computer"
        columns={kindColumns}
        rows={deletion.kinds}
        rowKey={kind => kind.what}
      />
      {saving.fault && <FaultText fault={saving.fault} />}
      {looking.fault && <FaultText fault={looking.fault} />}
      <div className="desk-row">
        <Button
          kind="secondary"
          busy={saving.busy}
          onClick={async () =>
            setPlace((await saving.run(() => saveCertificate(desk, deletion.id)))?.place ?? '')
          }
        >
          Save the certificate as PDF
        </Button>
        {(progress !== 'finished' || partsOf(deletion).some(part => part.state === 'not-there')) && (
          <Button
            kind="secondary"
            busy={looking.busy}
            onClick={() => looking.run(() => continueDeletion(desk, deletion.id, true))}
          >
            Look again
          </Button>
        )}
        <Link className="govuk-link" to={registerPath}>
          All deletions
        </Link>
        <span role="status" className="desk-quiet">
          {place && `Saved: ${place}`}
        </span>
      </div>
    </>
  )
}

const Decide = ({ deletion, part }: { deletion: Deletion; part: RemovalPart }) => {
  const desk = useDesk()
  const [asking, setAsking] = useState(false)
  return (
    <span className="desk-waits">
      <LinkButton onClick={() => setAsking(true)}>
        Say what became of it<span className="govuk-visually-hidden">: {part.name}</span>
      </LinkButton>
      {asking && (
        <ReasonDialog
          title="What became of it?"
          label="What did you do with it, or why does it stay?"
          hint="It stands on the certificate. SSST Desk does not look at it again."
          confirm="Record it"
          draftKey={`deletion/${deletion.id}/${part.id}`}
          onClose={() => setAsking(false)}
          onReason={words => decideOn(desk, deletion.id, part.id, words)}
        />
      )}
    </span>
  )
}
