import { useState } from 'react'
import { Link } from 'react-router'
import { planDelivery } from '../../../../shared/bundle/plan'
import type { Delivery } from '../../../../shared/case/case'
import { folderKindNames } from '../../../../shared/host/folders'
import type { PartOf, Step } from '../../../../shared/procedures/schema'
import { saveDelivery } from '../../../actions/outbox'
import { useDesk, useSession } from '../../../actions/use-desk'
import { Button } from '../../../parts/button'
import { RadioField, SelectField } from '../../../parts/choices'
import { FaultText } from '../../../parts/faults'
import { WarningText } from '../../../parts/panel'
import { partKey, useCaseView } from '../case-view'
import { Contents } from '../deliveries/contents'
import { useEntries } from '../entries'
import { useAction } from '../use-action'
import { folderChoice, noFolder } from './folder-choice'
import { RemakeDocuments } from './remake'

interface Props {
  step: Step
  part: PartOf<'delivery'>
  newest: Delivery | undefined
  onSaved: () => void
}

/** What would be saved now, what still stands against it, the folder, and the saving. */
export const SaveDelivery = ({ step, part, newest, onSaved }: Props) => {
  const desk = useDesk()
  const { one, procedure, context } = useCaseView()
  const folders = useSession(session => session.folders)
  const choice = folderChoice(part, folders, one.facts, newest?.folderId)
  const { values, set, clear } = useEntries(partKey(one.id, step.id, part.id), { folder: choice.offered })
  const [error, setError] = useState<string>()
  const { busy, fault, run } = useAction()
  const plan = planDelivery(procedure, part, one, context)
  const folder = choice.folders.find(candidate => candidate.id === values.folder)
  const kind = folderKindNames[part.folderKind]

  const save = async () => {
    setError(folder ? undefined : `Choose the ${kind.name}.`)
    if (!folder) return
    const saved = await run(() => saveDelivery(desk, one.id, step.id, part.id, folder.id))
    if (!saved) return
    clear()
    onSaved()
  }

  return (
    <div className="desk-save">
      <p className="govuk-body">
        {newest ? 'The new version would be' : 'It will be'}{' '}
        <strong className="desk-code">{plan.name}</strong>
      </p>
      {plan.entries.length > 0 && <Contents entries={plan.entries} />}
      {plan.changes.length > 0 && (
        <>
          <p className="govuk-body">Changed since the version that is there:</p>
          <ul className="govuk-list desk-list-tight desk-changes">
            {plan.changes.map(change => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </>
      )}
      {plan.problems.length > 0 && (
        <>
          <p className="govuk-body">
            <strong>Before it can be saved:</strong>
          </p>
          <ul className="govuk-list govuk-list--bullet desk-list-tight">
            {plan.problems.map(problem => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
          <RemakeDocuments documents={part.documents.map(form => ({ form, format: 'pdf' }))} />
        </>
      )}
      {choice.folders.length === 0 ? (
        <p className="govuk-body">
          {noFolder(part.folderKind)}{' '}
          <Link className="govuk-link" to="/settings">
            Map one in Settings
          </Link>
          , then come back.
        </p>
      ) : (
        <>
          {choice.unmapped && (
            <WarningText>
              No {kind.name} is mapped for “{choice.unmapped}”. Choose one below, or{' '}
              <Link className="govuk-link" to="/settings">
                map it in Settings
              </Link>
              .
            </WarningText>
          )}
          <FolderField
            label={kind.name}
            error={error}
            value={folder ? values.folder : ''}
            onChange={value => set('folder', value)}
            options={choice.folders.map(({ id, label, of, place }) => ({
              value: id,
              label: label.includes(of) ? label : `${label} (${of})`,
              hint: place,
            }))}
          />
        </>
      )}
      {fault && <FaultText fault={fault} />}
      {choice.folders.length > 0 && (
        <Button kind="secondary" busy={busy} onClick={save}>
          {plan.version > 1
            ? `Save version ${plan.version} on the mapped folder`
            : 'Save on the mapped folder'}
        </Button>
      )}
    </div>
  )
}

interface FieldProps {
  label: string
  error: string | undefined
  value: string
  onChange: (value: string) => void
  options: { value: string; label: string; hint: string }[]
}

const FolderField = ({ label, error, value, onChange, options }: FieldProps) =>
  options.length <= 4 ? (
    <RadioField label={label} error={error} value={value} onChange={onChange} options={options} />
  ) : (
    <SelectField
      label={label}
      error={error}
      value={value}
      onChange={onChange}
      options={[{ value: '', label: 'Choose' }, ...options.map(({ value, label }) => ({ value, label }))]}
    />
  )
