import { type FormEvent, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { documentsOf, type RouteId } from '../../../../shared/bundle/court/plan'
import { routeOf } from '../../../../shared/bundle/court/routes'
import { templateOf, templates } from '../../../../shared/bundle/court/templates'
import { setBundleAside, startBundle } from '../../../actions/court-bundles/keep'
import { useDesk } from '../../../actions/use-desk'
import { Button, LinkButton } from '../../../parts/button'
import { RadioField } from '../../../parts/choices'
import { FaultText } from '../../../parts/faults'
import { TextField } from '../../../parts/fields'
import { Details } from '../../../parts/panel'
import { Table } from '../../../parts/table'
import { When } from '../../../parts/when'
import { casePath, useCaseView } from '../case-view'
import { useEntries } from '../entries'
import { TabHeading } from '../tabs/tab-heading'
import { useAction } from '../use-action'
import { RouteField } from './route-field'

/** Every court bundle of the SR, and a place to start one. */
export const BundlesTab = () => {
  const desk = useDesk()
  const { one } = useCaseView()
  const { fault, run } = useAction()
  const bundles = one.courtBundles
  return (
    <>
      <TabHeading title="Court bundles" />
      {fault && <FaultText fault={fault} />}
      {bundles.length === 0 ? (
        <p className="govuk-body">
          A court bundle is one PDF for the hearing: cover, index, the SR’s documents in sections, and a
          number on every page.
        </p>
      ) : (
        <Table
          caption="Court bundles of this SR"
          rows={bundles}
          rowKey={bundle => bundle.bundleId}
          columns={[
            {
              key: 'name',
              label: 'Court bundle',
              rowHeader: true,
              cell: bundle => (
                <Link className="govuk-link" to={casePath(one.id, `court-bundles/${bundle.bundleId}`)}>
                  {bundle.name}
                </Link>
              ),
            },
            {
              key: 'case',
              label: 'Case type',
              cell: bundle => templateOf(bundle.plan.caseType)?.title ?? '',
            },
            { key: 'route', label: 'Route', cell: bundle => routeOf(bundle.plan.route).title },
            {
              key: 'documents',
              label: 'Documents',
              numeric: true,
              cell: bundle => documentsOf(bundle.plan).length,
            },
            {
              key: 'changed',
              label: 'Last changed',
              cell: bundle => (
                <>
                  <When instant={bundle.at} />, {bundle.by}
                </>
              ),
            },
            {
              key: 'made',
              label: 'Made',
              cell: ({ made, same }) => {
                const last = made.at(-1)
                if (!last) return <span className="desk-quiet">Not yet</span>
                return (
                  <>
                    <When instant={last.at} />
                    {!same.includes(last.of) && <span className="desk-line">Changed since</span>}
                  </>
                )
              },
            },
            {
              key: 'aside',
              label: 'Action',
              cell: bundle =>
                one.closed ? (
                  ''
                ) : (
                  <LinkButton onClick={() => void run(() => setBundleAside(desk, one.id, bundle.bundleId))}>
                    Set aside<span className="govuk-visually-hidden"> {bundle.name}</span>
                  </LinkButton>
                ),
            },
          ]}
        />
      )}
      {!one.closed &&
        (bundles.length === 0 ? (
          <StartForm />
        ) : (
          <Details summary="Start another court bundle">
            <StartForm />
          </Details>
        ))}
    </>
  )
}

const StartForm = () => {
  const desk = useDesk()
  const { one, procedure } = useCaseView()
  const navigate = useNavigate()
  const { busy, fault, run } = useAction()
  const suggested = templateOf(procedure.id) ?? templateOf('other')
  const { values, set, change, clear } = useEntries(`case/${one.id}/new-court-bundle`, {
    name: 'Hearing bundle',
    caseType: suggested?.id ?? '',
    route: suggested?.route ?? 'upload',
  })
  const [error, setError] = useState<string>()
  const start = async (event: FormEvent) => {
    event.preventDefault()
    const name = values.name.trim()
    setError(name ? undefined : 'Give the court bundle a name.')
    if (!name) return
    const bundleId = await run(() =>
      startBundle(desk, one.id, { name, caseType: values.caseType, route: values.route as RouteId }),
    )
    if (!bundleId) return
    clear()
    navigate(casePath(one.id, `court-bundles/${bundleId}`))
  }
  return (
    <form noValidate autoComplete="off" className="desk-form" onSubmit={start}>
      <TextField
        label="Name"
        hint="How you tell it from others of this SR"
        width="medium"
        error={error}
        value={values.name}
        onChange={value => set('name', value)}
      />
      <div className="desk-court__choices">
        <RadioField
          label="Case type"
          options={templates.map(template => ({ value: template.id, label: template.title }))}
          value={values.caseType}
          onChange={caseType => change({ caseType, route: templateOf(caseType)?.route ?? values.route })}
        />
        <RouteField value={values.route} onChange={route => set('route', route)} />
      </div>
      {fault && <FaultText fault={fault} />}
      <Button type="submit" busy={busy}>
        Start the court bundle
      </Button>
    </form>
  )
}
