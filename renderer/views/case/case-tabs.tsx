import { NavLink } from 'react-router'
import { casePath, useCaseView } from './case-view'

/** The pages of a case. What waits on a page is counted beside its name. */
export const CaseTabs = () => {
  const { one, procedure } = useCaseView()
  const waiting = one.deliveries.filter(delivery => delivery.state === 'waiting').length
  const tabs = [
    { page: 'step', label: 'Steps', count: 0 },
    { page: 'facts', label: 'Facts', count: 0 },
    { page: 'documents', label: 'Documents', count: 0 },
    // Only what is heard by a court needs a bundle for it.
    ...(procedure.identity.hearingDate || one.courtBundles.length > 0
      ? [{ page: 'court-bundles', label: 'Court bundles', count: 0 }]
      : []),
    { page: 'correspondence', label: 'Correspondence', count: 0 },
    { page: 'deliveries', label: 'Deliveries', count: waiting },
    { page: 'timeline', label: 'Timeline', count: 0 },
  ]
  return (
    <nav aria-label="Pages of this SR" className="desk-tabs">
      <ul>
        {tabs.map(({ page, label, count }) => (
          <li key={page}>
            <NavLink to={casePath(one.id, page)}>
              {label}
              {count > 0 && <span className="desk-tabs__count"> ({count} waiting)</span>}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
