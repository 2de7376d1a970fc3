import { useState } from 'react'
import { Link } from 'react-router'
import { courtDeliveries, planCourtDelivery } from '../../../../shared/bundle/court/deliver'
import { saveCourtBundle } from '../../../actions/court-bundles/deliver'
import { useDesk, useSession } from '../../../actions/use-desk'
import { Button } from '../../../parts/button'
import { SelectField } from '../../../parts/choices'
import { FaultText } from '../../../parts/faults'
import { Panel } from '../../../parts/panel'
import { useCaseView } from '../case-view'
import { DeliveryRecord } from '../deliveries/delivery-record'
import { useAction } from '../use-action'
import { useBundleView } from './bundle-view'

/** Saves what was made on a mapped folder, and shows how the last saving stands. */
export const SaveCourtBundle = () => {
  const desk = useDesk()
  const { one, procedure } = useCaseView()
  const { bundle } = useBundleView()
  const folders = useSession(session => session.folders)
  const { busy, fault, run } = useAction()
  const last = courtDeliveries(one, bundle).at(-1)
  const [folder, setFolder] = useState(last?.folderId ?? (folders.length === 1 ? (folders[0]?.id ?? '') : ''))
  const [error, setError] = useState<string>()
  const plan = planCourtDelivery(one, bundle, String(one.facts[procedure.identity.reference] ?? ''))
  if (!plan) return null
  const save = () => {
    setError(folder ? undefined : 'Choose the folder.')
    if (folder) void run(() => saveCourtBundle(desk, one.id, bundle.bundleId, folder))
  }
  return (
    <Panel title="Save on a mapped folder" level={3} data-court="save">
      <p className="govuk-body-s">
        A folder <strong className="desk-code">{plan.name}</strong> with{' '}
        {plan.entries.map(({ name }) => name).join(', ')}.
      </p>
      {folders.length === 0 ? (
        <p className="govuk-body-s">
          No folder is mapped yet.{' '}
          <Link className="govuk-link" to="/settings">
            Map one in Settings
          </Link>
          , then come back.
        </p>
      ) : (
        <>
          <SelectField
            label="Folder"
            error={error}
            options={[
              { value: '', label: 'Choose' },
              ...folders.map(({ id, label }) => ({ value: id, label })),
            ]}
            value={folder}
            onChange={setFolder}
          />
          <Button kind="secondary" busy={busy} onClick={save}>
            Save on the mapped folder
          </Button>
        </>
      )}
      {fault && <FaultText fault={fault} />}
      {last && <DeliveryRecord delivery={last} />}
    </Panel>
  )
}
