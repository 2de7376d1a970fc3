import { useDeferredValue, useId, useMemo } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { currentProcedures } from '../../../shared/procedures/registry'
import { useDesk, useSession } from '../../actions/use-desk'
import { searchReference } from '../../session/reference-search'
import { useTitle } from '../shell/use-page'
import { Contents } from './contents'
import { Found } from './found'
import { ProcedurePage } from './procedure-page'

/** The reference: everything the product knows of procedures, words and forms, for reading and searching. */
export const ReferencePage = () => {
  const { procedureId, stepId } = useParams()
  const [search] = useSearchParams()
  const known = useSession(session => session.procedures)
  if (procedureId === undefined) return <Overview />
  const version = Number(search.get('version'))
  const procedure =
    known.find(one => one.id === procedureId && one.version === version) ??
    currentProcedures(known).find(one => one.id === procedureId)
  return <ProcedurePage procedure={procedure ?? null} stepId={stepId} />
}

const Overview = () => {
  useTitle('Reference')
  const desk = useDesk()
  const known = useSession(session => session.procedures)
  const query = useSession(session => session.referenceQuery)
  const procedures = useMemo(() => currentProcedures(known), [known])
  const search = useMemo(() => searchReference(procedures), [procedures])
  // A key stroke is shown at once; what it finds may follow a moment later.
  const asked = useDeferredValue(query)
  const found = useMemo(() => search.find(asked), [search, asked])
  const field = useId()

  return (
    <div className="desk-reference">
      <h1 className="govuk-heading-l">Reference</h1>
      <search>
        <div className="govuk-form-group">
          <label className="govuk-label" htmlFor={field}>
            Search the procedures, words, forms and keys
          </label>
          <input
            id={field}
            className="govuk-input desk-reference__search"
            type="search"
            value={query}
            onChange={event => desk.session.setState({ referenceQuery: event.target.value })}
            autoComplete="off"
            spellCheck={false}
            aria-keyshortcuts="/"
          />
        </div>
        <p className="desk-quiet desk-reference__count" role="status">
          {found && `${found.length} found`}
        </p>
      </search>
      {found ? <Found found={found} procedures={procedures} /> : <Contents procedures={procedures} />}
    </div>
  )
}
