import { createStore } from 'zustand/vanilla'
import type { BankHolidays } from '../../shared/calendar/holidays'
import type { Case } from '../../shared/case/case'
import type { CaseEvent } from '../../shared/case/events'
import type { OfficialForm } from '../../shared/documents/official'
import type { Output } from '../../shared/host/contract'
import type { Deletion } from '../../shared/host/deletion'
import type { MappedFolder } from '../../shared/host/folders'
import type { Settings } from '../../shared/host/settings'
import { procedureFor, procedures } from '../../shared/procedures/registry'
import type { Procedure } from '../../shared/procedures/schema'
import type { Fault } from '../../shared/result'
import { type CaseSearch, newSearch } from './search'
import { everything, type WorklistView } from './worklist-view'

/**
 * starting · second-window: another window has the store · no-host: the host does not answer ·
 * set-up: first run · locked: nothing opens until it is unlocked · recovery: what is stored does not fit with the keys · ready.
 */
export type Phase =
  | { is: 'starting' }
  | { is: 'second-window' }
  | { is: 'no-host'; fault: Fault }
  | { is: 'set-up' }
  | { is: 'recovery'; reason: Recovery }
  | ({ is: 'locked'; passphrase: boolean } & Locked)
  | { is: 'ready' }

/** Who locked SSST Desk. opening: nobody; it has a passphrase, and was opened just now. */
export type LockReason = 'idle' | 'computer' | 'officer' | 'opening'

export interface Locked {
  why: LockReason
  /** What was typed and not saved could not be kept. */
  entriesLost: boolean
}

/** Why the product opened its recovery screen instead of the worklist. */
export type Recovery =
  | { kind: 'key-lost'; storedCases: number }
  | { kind: 'key-damaged' }
  | { kind: 'key-missing'; storedCases: number }
  | { kind: 'cases-missing'; expected: number; found: number }
  /** SRs are stored, and not one opens with the keys there are. */
  | { kind: 'wrong-keys'; stored: number }
  | { kind: 'settings-damaged'; fault: Fault }
  | { kind: 'folders-damaged'; fault: Fault }
  | { kind: 'store-unreadable'; fault: Fault }

/** A message about something that happened, shown until the officer closes it or it is out of date. */
export interface Notice {
  id: string
  kind: 'success' | 'warning' | 'error'
  text: string
  next: string
}

/** Long work under way: what it is, how far, and how to stop it. */
export interface Work {
  id: string
  caseId: string
  /** The delivery it is about, where it is about one. */
  deliveryId: string | null
  words: string
  /** The part of the work that goes on now, and how far it is; of no known size while `total` is 0. */
  doing: string
  done: number
  total: number
  unit: 'bytes' | 'pages'
  startedAt: number
  /** The other side does not answer at present; said within seconds. */
  stalled: boolean
  cancel: () => void
}

/** The unlocked view of what the store holds. Never the only copy of anything. */
export interface Session {
  phase: Phase
  about: Output<'host.about'> | null
  vault: Output<'vault.status'> | null
  /** Whether the host can know when the computer is locked. */
  locksWithComputer: boolean
  settings: Settings | null
  bankHolidays: BankHolidays
  folders: readonly MappedFolder[]
  /** The procedures known here: the product's, then the office's own. */
  procedures: readonly Procedure[]
  /** Why the office's own procedures could not be read; null when they could. */
  proceduresFault: Fault | null
  /** The office's own files for forms. */
  official: readonly OfficialForm[]
  /** Why they could not be read; null when they could. */
  officialFault: Fault | null
  cases: Readonly<Record<string, Case>>
  damaged: readonly { caseId: string; fault: Fault }[]
  /** The backup that is shown in place of the store; null for the store. */
  lookingInto: { madeAt: string } | null
  /** SRs whose history is broken, by their id: the first entry that does not fit, and why. */
  broken: Readonly<Record<string, { entry: number; fault: Fault }>>
  /** The history of the case that is open on screen. */
  history: { caseId: string; events: readonly CaseEvent[] } | null
  /** The register of deletions, oldest first. */
  deletions: readonly Deletion[]
  /** Entries of it that do not open any more. */
  deletionsUnreadable: number
  /** Why there is no telling what was deleted; then `deletions` may be empty without anything being known. */
  deletionsFault: Fault | null
  notices: readonly Notice[]
  work: readonly Work[]
  /** Filters, search and order of the worklist, which survive going into a case and back. */
  worklist: WorklistView
  search: CaseSearch
  /** What is looked for in the reference, which survives opening a page of it and going back. */
  referenceQuery: string
  /** The present minute, an ISO instant: what deadlines and countdowns are shown against. */
  now: string
}

/** A fresh session: nothing unlocked yet. */
export const newSession = (bankHolidays: BankHolidays, now: string) =>
  createStore<Session>((_, get) => ({
    phase: { is: 'starting' },
    about: null,
    vault: null,
    locksWithComputer: true,
    settings: null,
    bankHolidays,
    folders: [],
    procedures,
    proceduresFault: null,
    official: [],
    officialFault: null,
    cases: {},
    damaged: [],
    lookingInto: null,
    broken: {},
    history: null,
    deletions: [],
    deletionsUnreadable: 0,
    deletionsFault: null,
    notices: [],
    work: [],
    worklist: everything,
    referenceQuery: '',
    search: newSearch(one => procedureFor(get().procedures, one.procedure)),
    now,
  }))
export type SessionStore = ReturnType<typeof newSession>
