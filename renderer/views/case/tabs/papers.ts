import type { Case, CaseDocument, CaseFile } from '../../../../shared/case/case'
import type { Context } from '../../../../shared/checklist/context'
import { standing } from '../../../../shared/documents/standing'

export interface DocumentRow {
  document: CaseDocument
  /** current · out-of-date: facts on it changed since · replaced: a newer version exists. */
  is: 'current' | 'out-of-date' | 'replaced'
  deliveredIn: string[]
}

export interface FileRow {
  file: CaseFile
  deliveredIn: string[]
}

/** The names of the deliveries that have arrived with this file in them. */
export const deliveredIn = (one: Case, fileId: string): string[] =>
  one.deliveries
    .filter(
      delivery => delivery.state === 'arrived' && delivery.entries.some(entry => entry.fileId === fileId),
    )
    .map(delivery => `${delivery.receipt?.name ?? delivery.name} on ${delivery.folderLabel}`)

/** Every version of every document of a case, newest first within its form and format, and how it stands. */
export const documentRows = (one: Case, context: Context): DocumentRow[] => {
  const kindOf = (document: CaseDocument) => `${document.form} ${document.format}`
  const kinds = [...new Set(one.documents.map(kindOf))]
  return kinds.flatMap(kind => {
    const [newest, ...older] = one.documents.filter(document => kindOf(document) === kind).reverse()
    if (!newest) return []
    const current = standing(newest.form, newest, one.facts, context).is === 'current'
    return [
      { document: newest, is: current ? ('current' as const) : ('out-of-date' as const) },
      ...older.map(document => ({ document, is: 'replaced' as const })),
    ].map(row => ({ ...row, deliveredIn: deliveredIn(one, row.document.fileId) }))
  })
}

/** The officer's own files of a case, in the order they were added. */
export const fileRows = (one: Case): FileRow[] =>
  one.files.map(file => ({ file, deliveredIn: deliveredIn(one, file.fileId) }))
