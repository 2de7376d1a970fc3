import type { OfficeKind, OfficeLine } from '../../../shared/office/compare'
import { changesOffice } from '../../../shared/office/compare'
import type { Fault } from '../../../shared/result'
import { FaultText } from '../../parts/faults'
import { Table } from '../../parts/table'
import { Tag, type Tone } from '../../parts/tag'

const shown: Record<OfficeKind, { short: string; long: string; tone: Tone }> = {
  missing: { short: 'Comes back', long: 'It is not here, and would be added.', tone: 'green' },
  differs: { short: 'Differs', long: 'What is here would be replaced.', tone: 'orange' },
  same: { short: 'Same', long: 'Nothing would change.', tone: 'grey' },
  stays: { short: 'Stays', long: 'What is here stays as it is.', tone: 'grey' },
}

/**
 * What is chosen before the officer chooses: everything, where nothing is set up here yet; nothing, where something is.
 * Settings and mapped folders are never changed unasked.
 */
export const chosenAtFirst = (lines: readonly OfficeLine[]): string[] =>
  lines.some(one => one.key === 'settings' && one.kind === 'missing')
    ? lines.filter(one => one.kind === 'missing').map(one => one.key)
    : []

interface Props {
  /** Of its heading. */
  level: 3 | 4
  lines: readonly OfficeLine[] | null
  fault: Fault | null
  /** Keys of the lines that are to be restored. */
  chosen: readonly string[]
  onChosen: (chosen: string[]) => void
}

/** Settings, mapped folders, procedures and official forms of a backup, each with what restoring it would change. */
export const OfficeTable = ({ level, lines, fault, chosen, onChosen }: Props) => {
  const Heading = `h${level}` as const
  return (
    <div data-office>
      <Heading className="govuk-heading-s">What was set up</Heading>
      {fault && <FaultText fault={fault} />}
      {!fault && lines === null && (
        <p className="govuk-body">
          This backup was made before SSST Desk kept settings, mapped folders, procedures and official forms
          in backups. It holds SRs only.
        </p>
      )}
      {lines?.length === 0 && <p className="govuk-body">Nothing was set up when this backup was made.</p>}
      {lines && lines.length > 0 && (
        <Table<OfficeLine>
          caption="What was set up, in this backup"
          captionHidden
          rows={lines}
          rowKey={one => one.key}
          columns={[
            {
              key: 'restore',
              label: 'Restore',
              cell: one =>
                changesOffice(one) ? (
                  <input
                    type="checkbox"
                    aria-label={`Restore ${one.what}`}
                    checked={chosen.includes(one.key)}
                    onChange={event =>
                      onChosen(
                        event.target.checked ? [...chosen, one.key] : chosen.filter(key => key !== one.key),
                      )
                    }
                  />
                ) : (
                  '–'
                ),
            },
            { key: 'what', label: 'What', rowHeader: true, cell: one => one.what },
            {
              key: 'kind',
              label: 'What it would do',
              cell: one => (
                <>
                  <Tag tone={shown[one.kind].tone}>{shown[one.kind].short}</Tag> {shown[one.kind].long}
                </>
              ),
            },
            {
              key: 'changes',
              label: 'Here, and in the backup',
              cell: one =>
                one.changes.map(({ label, here, there }) => (
                  <span key={label} className="desk-waits">
                    {label}:{' '}
                    {one.kind === 'missing'
                      ? there || 'nothing'
                      : `${here || 'nothing'} → ${there || 'nothing'}`}
                  </span>
                )),
            },
          ]}
        />
      )}
    </div>
  )
}
