import type { Gate } from '../../../../shared/retention/gates'
import { Tag, type Tone } from '../../../parts/tag'

const shown: Record<Gate['state'], { tone: Tone; words: string }> = {
  met: { tone: 'green', words: 'Yes' },
  missing: { tone: 'red', words: 'Missing' },
  'not-needed': { tone: 'grey', words: 'Not needed' },
}

/** What must be so before the files of an SR may be deleted, one by one, with what is missing. */
export const Gates = ({ gates }: { gates: readonly Gate[] }) => (
  <ul className="desk-gates" aria-label="What must be so first">
    {gates.map(({ id, words, state, why }) => (
      <li key={id} data-gate={id} data-state={state}>
        <Tag tone={shown[state].tone}>{shown[state].words}</Tag>
        <span>
          {words}
          {why && <span className="desk-quiet desk-gates__why">{why}</span>}
        </span>
      </li>
    ))}
  </ul>
)
