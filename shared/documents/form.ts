import type { Facts } from '../case/facts'
import type { DocumentInput, DocumentModel, FormId } from './model'

export interface Form {
  id: FormId
  /** What the field calls it, e.g. "CMEL7000". */
  reference: string
  title: string
  /** The procedure sends it as a PDF and nothing else, so that no Word template can stand in for it. */
  onlyPdf?: true
  audience: 'court' | 'CPT' | 'CPO' | 'paying parent' | 'client' | 'VSAT'
  /** Facts without which it must not be made. */
  needs: readonly string[]
  /** Further facts that these facts call for. */
  alsoNeeds?(facts: Facts): string[]
  /** Never fails: what is not recorded is shown as such, so that the preview works from the first day. */
  build(input: DocumentInput): DocumentModel
}
