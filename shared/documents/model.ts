import type { Facts } from '../case/facts'

export { fingerprint } from './fingerprint'
export { checkText, fileTitle, modelText } from './text'

/**
 * What a form or letter says, before anybody decides how it looks. The preview, the PDF and the Word file are
 * all drawn from one model, so they cannot say different things.
 */

/** The forms and letters the product makes; the same slugs stand in a procedure's document parts. */
export const formIds = [
  'cmel7298',
  'cmel7000',
  'ssst-referral',
  'pv-check',
  'cmel9180',
  'cmel7211-part',
  'cmel7211',
  'court-cover-letter',
  'paying-parent-cover-letter',
  'cmsf5579',
  'cmsl5501',
  'cmsl5500',
  'case-history',
  'deletion-certificate',
  'bundle-certificate',
] as const
export type FormId = (typeof formIds)[number]

/** Something the officer entered, set into our own words. `label` names it when a character cannot be shown. */
export interface Value {
  value: string
  label: string
  strong?: true
}

/** A stretch of text: our own words as a string, the officer's as a `Value`. */
export type Inline = string | Value
export type Text = readonly Inline[]

/** One row of a label-and-value grid; the value may have several lines. */
export interface Field {
  label: string
  value: string
  /** The value is the day the document was made: not part of the fingerprint. */
  ofMaking?: true
}

export interface Column {
  title: string
  /** Numbers stand at the end, so that pence stand under pence. */
  align: 'start' | 'end'
  /** Share of the width, relative to the other columns. */
  share: number
}

export type Block =
  | { kind: 'heading'; level: 1 | 2; text: string }
  | { kind: 'paragraph'; text: Text }
  | { kind: 'fields'; rows: Field[] }
  | { kind: 'table'; caption: string; columns: Column[]; rows: Text[][]; total?: string[] }
  | { kind: 'list'; items: Text[] }
  /** Something the reader must not overlook. */
  | { kind: 'notice'; text: Text }
  /** The top of a letter: who writes, what it is about, and to whom, where a window envelope shows it. */
  | {
      kind: 'letterhead'
      sender: string[]
      details: Field[]
      recipient: { label: string; lines: string[] }
    }
  /** Room to sign, or the name of the person a letter comes from. */
  | { kind: 'signature'; closing?: string; rows: Field[]; toSign: boolean }

export interface DocumentModel {
  form: FormId
  /** What it is called, e.g. "Liability order application". */
  title: string
  /** What the field calls it, e.g. "CMEL7000"; it stands in every footer. */
  reference: string
  /** The SR it belongs to: the only thing of the case that may stand in file properties. */
  sr: string
  /** Stands on every page. */
  marking: string
  layout: 'form' | 'letter'
  /** 'YYYY-MM-DD'; in the footer and the file's properties, and not part of the fingerprint. */
  madeOn: string
  /** What the officer should settle before the document leaves; printed as a notice as well. */
  checks: string[]
  blocks: Block[]
}

/** What a document is made from, apart from the form itself. */
export interface DocumentInput {
  facts: Facts
  /** The officer who makes it. */
  officer: { name: string; telephone: string }
  /** The team inbox. */
  inbox: string
  /** The day it is made in London, 'YYYY-MM-DD'. */
  madeOn: string
  /** What the case's procedure is called, e.g. "Liability order"; undefined where it is not known. */
  action?: string
}

/** The layouts of the real forms are not public: ours must never be taken for them (procedures, silence 20). */
export const workingCopy = 'Working copy – not the official form'
