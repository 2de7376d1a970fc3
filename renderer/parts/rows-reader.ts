import { createContext } from 'react'
import type { FactColumn } from '../../shared/case/facts'
import { failed, type Result } from '../../shared/result'
import type { PastedRows } from '../../shared/written/pasted-rows'

/** Reads pasted lines as rows of a table, away from the window. */
export type ReadRows = (text: string, columns: readonly FactColumn[]) => Promise<Result<PastedRows>>

/** Who reads what is pasted into the tables below. */
export const RowsReader = createContext<ReadRows>(async () =>
  failed('unsupported', 'Nothing can be pasted here.', 'Type it.'),
)
