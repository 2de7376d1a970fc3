import { createContext } from 'react'
import type { FactColumn } from '../../shared/case/facts'
import type { Result } from '../../shared/result'
import type { PastedRows } from '../../shared/written/pasted-rows'

/** Reads pasted lines as rows of a table, away from the window. */
export type ReadRows = (text: string, columns: readonly FactColumn[]) => Promise<Result<PastedRows>>

/** Who reads what is pasted into the tables below; null where nothing is. */
export const RowsReader = createContext<ReadRows | null>(null)
