import { type RouteId, routeIds } from '../../../../shared/bundle/court/plan'
import { routeOf } from '../../../../shared/bundle/court/routes'
import { RadioField } from '../../../parts/choices'
import { routeWords } from './words'

/** How the court bundle reaches the court, with what each way takes. */
export const RouteField = ({ value, onChange }: { value: string; onChange: (route: RouteId) => void }) => (
  <RadioField
    label="How it reaches the court"
    options={routeIds.map(id => ({ value: id, label: routeOf(id).title, hint: routeWords(routeOf(id)) }))}
    value={value}
    onChange={route => onChange(route as RouteId)}
  />
)
