import type { Block, DocumentInput } from './model'
import { field } from './words'

/** Who in the team completed a form, and where to reach them. */
export const completedBy = ({ officer, inbox }: DocumentInput, title = 'Completed by'): Block[] => [
  { kind: 'heading', level: 1, text: title },
  {
    kind: 'fields',
    rows: [field('Officer', officer.name), field('Telephone', officer.telephone), field('Team inbox', inbox)],
  },
]
