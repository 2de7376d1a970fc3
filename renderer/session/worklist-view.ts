export const statusFilters = ['all', 'open', 'to-do', 'waiting', 'closed'] as const
export type StatusFilter = (typeof statusFilters)[number]

export const hearingFilters = ['all', 'this-week', 'next-14-days', 'none', 'past'] as const
export type HearingFilter = (typeof hearingFilters)[number]

export const columnKeys = [
  'reference',
  'scin',
  'person',
  'procedure',
  'pv',
  'next',
  'hearing',
  'folder',
  'status',
] as const
export type ColumnKey = (typeof columnKeys)[number]

/** What the worklist shows of all SRs, and in what order. */
export interface WorklistView {
  query: string
  /** A procedure's id, or empty for all. */
  procedure: string
  status: StatusFilter
  /** A folder as the table names it, empty for all. */
  folder: string
  hearing: HearingFilter
  /** Null: the most pressing first. */
  sort: { by: ColumnKey; direction: 'ascending' | 'descending' } | null
}

/** Every SR, the most pressing first. */
export const everything: WorklistView = {
  query: '',
  procedure: '',
  status: 'all',
  folder: '',
  hearing: 'all',
  sort: null,
}
