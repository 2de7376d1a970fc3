import type { Page } from '@playwright/test'
import type { FactValue } from '../../../shared/case/facts'
import type { CaseFile } from '../cases/read'

/** Follows a walk: knows what is being done when it breaks off, and looks at the screens worth looking at. */
export interface Guide {
  /** What is being done from now on, as the end of "while …". */
  doing(words: string): void
  /** A screen worth looking at. `name` becomes a file name. */
  see(name: string): Promise<void>
}

/** For journeys that only want to arrive. */
export const quietGuide: Guide = { doing: () => undefined, see: async () => undefined }

/** One SR being walked through the product by its case file. */
export interface Walk {
  page: Page
  /** Of the loopback host, with its key; only where the host may be called directly. */
  address?: string
  file: CaseFile
  guide: Guide
  /** Where files that the case file brings lie, or are made. */
  files: string
  /** Folder of the case file, for files that lie beside it. */
  beside: string
  /** Where each mapped folder is, by its label. */
  places: Map<string, string>
  /** Facts that have been entered so far. */
  entered: Set<string>
  /** Called on the page that closes the SR and deletes it, before that is done; leaves that page as it found it. */
  beforeDeletion?: () => Promise<void>
}

/** The facts of a list that the case file knows and that have not been entered yet. */
export const toEnter = ({ file, entered }: Walk, names: readonly string[]): [string, FactValue][] =>
  names.flatMap(name => {
    const value = file.facts[name]
    return value === undefined || entered.has(name) ? [] : [[name, value] as [string, FactValue]]
  })
