import type { Case } from '../../../shared/case/case'
import { type PvStanding, pvStanding } from '../../../shared/case/pv'
import type { Attention } from '../../../shared/checklist/attention'
import type { Task } from '../../../shared/checklist/checklist'
import type { MappedFolder } from '../../../shared/host/folders'
import { referenceOf } from '../../../shared/procedures/reference'
import { type Procedure, stepsOf } from '../../../shared/procedures/schema'
import type { Tone } from '../../parts/tag'
import type { Overview } from '../../session/overview'

export interface RowStatus {
  is: 'to-do' | 'waiting' | 'closed'
  words: string
  tone: Tone
}

/** One SR as the worklist shows it. */
export interface Row {
  caseId: string
  reference: string
  scin: string
  person: string
  procedure: { id: string; title: string }
  pv: PvStanding
  /** The step to go on with; null when there is none. `waits` says what for. */
  next: { step: string; words: string; waits: string | null } | null
  hearing: { date: string; time: string | null } | null
  /** The folder its papers are on, or whose folder they will go to; empty when not known yet. */
  folder: string
  status: RowStatus
  /** The first thing on it that needs the officer; null for none. */
  pressing: Attention | null
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const folderOf = (procedure: Procedure, one: Case, folders: readonly MappedFolder[]): string => {
  const last = one.deliveries.findLast(delivery => delivery.state !== 'withdrawn')
  if (last) return folders.find(folder => folder.id === last.folderId)?.label ?? last.folderLabel
  for (const part of stepsOf(procedure).flatMap(step => step.parts)) {
    if (part.kind !== 'delivery' || !part.folderOf) continue
    const whose = text(one.facts[part.folderOf])
    const mapped = folders.find(folder => folder.kind === part.folderKind && sameName(folder.of, whose))
    if (whose) return mapped?.label ?? whose
  }
  return ''
}

const sameName = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase()

const statusOf = (
  procedure: Procedure,
  one: Case,
  current: Task | null,
  pressing: Attention | null,
): RowStatus => {
  if (one.closed) {
    const end = procedure.ends.find(candidate => candidate.id === one.closed?.end)
    return {
      is: 'closed',
      words: end?.title ?? 'Closed',
      tone: end?.outcome === 'complete' ? 'green' : 'grey',
    }
  }
  const is = current?.state === 'next' ? 'to-do' : 'waiting'
  if (pressing?.kind === 'overdue') return { is, words: 'Overdue', tone: 'red' }
  if (pressing?.kind === 'due') return { is, words: 'Due', tone: 'orange' }
  return is === 'to-do' ? { is, words: 'To do', tone: 'blue' } : { is, words: 'Waiting', tone: 'yellow' }
}

const build = ({ one, procedure, checklist, attention }: Overview, folders: readonly MappedFolder[]): Row => {
  const { identity } = procedure
  const { current } = checklist
  const pressing = attention[0] ?? null
  const date = identity.hearingDate ? text(one.facts[identity.hearingDate]) : ''
  const time = identity.hearingTime ? text(one.facts[identity.hearingTime]) : ''
  return {
    caseId: one.id,
    reference: referenceOf(procedure, one.facts).value,
    scin: text(one.facts[identity.scin]),
    person: text(one.facts[identity.person]),
    procedure: { id: procedure.id, title: procedure.title },
    pv: pvStanding(procedure, one.facts),
    next: current && {
      step: current.step.id,
      words: `${current.step.no}. ${current.step.title}`,
      waits: current.state === 'waiting' ? current.why : null,
    },
    hearing: date ? { date, time: time || null } : null,
    folder: folderOf(procedure, one, folders),
    status: statusOf(procedure, one, current, pressing),
    pressing,
  }
}

const kept = new WeakMap<Overview, { folders: readonly MappedFolder[]; row: Row }>()

/** The rows of the worklist. A row stays the same object while nothing it shows changes, so that only others are drawn again. */
export const rowsOf = (overviews: readonly Overview[], folders: readonly MappedFolder[]): Row[] =>
  overviews.map(overview => {
    const known = kept.get(overview)
    if (known?.folders === folders) return known.row
    const row = build(overview, folders)
    kept.set(overview, { folders, row })
    return row
  })
