import type { HeldFor } from './as-it-is'
import { follows, readLabel } from './labels'

/** What is proved of a finished court bundle before it may leave. */
export const checkIds = [
  'opens',
  'labels',
  'stamps',
  'clear',
  'numbering',
  'index',
  'tabs',
  'bookmarks',
  'links',
  'blank',
  'upright',
  'removed',
] as const
export type CheckId = (typeof checkIds)[number]

export interface BundleCheck {
  id: CheckId
  /** What is proved, as a sentence. */
  title: string
  /** What was looked at: "606 pages", "33 lines". */
  looked: string
  /** Each a sentence naming the page and what to do; empty when it holds. */
  problems: string[]
  /** Pages of which it does not hold and that the officer let go, each a sentence with the reason. */
  letGo: string[]
}

/** What another reader found in the finished file. */
export interface BundleChecked {
  pages: number
  checks: BundleCheck[]
  /** Pages that keep the bundle back, and that the officer may let go as they are. */
  held: { label: string; for: HeldFor }[]
  /** Labels of pages whose number stands on something: built again, they grow. */
  clashes: string[]
  /** Things to look at that do not keep the bundle back, each a sentence. */
  notes: string[]
}

/** Whether a bundle may leave. */
export const mayLeave = ({ checks }: BundleChecked): boolean =>
  checks.every(({ problems }) => problems.length === 0)

/** Where a row of labels does not go on as it should, counted from 0; empty when every label follows the one before. */
export const breaksIn = (labels: readonly string[]): number[] =>
  labels.flatMap((text, index) => {
    const label = readLabel(text)
    if (!label) return [index]
    if (index === 0) return text === '1' ? [] : [0]
    const before = readLabel(labels[index - 1] ?? '')
    return before && follows(before, label) ? [] : [index]
  })
