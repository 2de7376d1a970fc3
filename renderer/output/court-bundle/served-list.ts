import type { CourtBundlePlan } from '../../../shared/bundle/court/plan'
import { wordCount } from '../../../shared/bundle/court/served-copy'
import { counted } from '../../../shared/calendar/write'
import type { DocumentModel } from '../../../shared/documents/model'
import type { Result } from '../../../shared/result'
import type { Fonts } from '../fonts/fonts'
import { type DocumentPdf, modelToPdf } from '../pdf'
import type { RemovedFrom } from '../redact/redactor'

export interface ServedList {
  removed: readonly RemovedFrom[]
  /** How many pieces were looked for in the finished copy; none of them stands in it. */
  looked: number
  /** Numbers of pages without text that can be read: nothing could be looked for on them. */
  unread: readonly string[]
  /** The name and SHA-256 of the served copy. */
  name: string
  sha256: string
}

const listOf = (plan: CourtBundlePlan, list: ServedList, madeOn: string): DocumentModel => ({
  form: 'bundle-certificate',
  title: 'What the served copy leaves out',
  reference: 'Served copy',
  sr: plan.cover.reference ?? '',
  marking: 'Says where and how much, never what',
  layout: 'form',
  madeOn,
  checks: [],
  blocks: [
    {
      kind: 'fields',
      rows: [
        { label: 'Bundle', value: plan.cover.title },
        ...(plan.cover.caseNumber ? [{ label: 'Case number', value: plan.cover.caseNumber }] : []),
        { label: 'Served copy', value: list.name },
        { label: 'SHA-256', value: list.sha256 },
      ],
    },
    {
      kind: 'table',
      caption: 'Taken out',
      columns: [
        { title: 'File', align: 'start', share: 4 },
        { title: 'Page of it', align: 'end', share: 1 },
        { title: 'Area in points: left, top, width, height', align: 'start', share: 3 },
        { title: 'Words', align: 'end', share: 1 },
        { title: 'Picture', align: 'start', share: 1 },
      ],
      rows: list.removed.map(({ file, page, area, text, picture }) => [
        [{ value: file, label: 'File' }],
        [String(page)],
        [[area.x, area.y, area.width, area.height].map(edge => Math.round(edge)).join(', ')],
        [String(wordCount(text))],
        [picture ? 'Yes' : 'No'],
      ]),
    },
    {
      kind: 'paragraph',
      text: [
        list.looked > 0
          ? `The finished copy was searched for ${counted(list.looked, 'given value')}, in the text of its pages and in the file’s own data. None was found.`
          : 'No values were given to search the finished copy for.',
      ],
    },
    ...(list.looked > 0 && list.unread.length > 0
      ? [
          {
            kind: 'notice' as const,
            text: [
              `Not searched, because they are scans or have no letters that can be read: pages ${list.unread.join(', ')}. Look at them.`,
            ],
          },
        ]
      : []),
  ],
})

/** The list that goes with a served copy, as a PDF. `madeOn` is the day in London. */
export const servedListPdf = (
  plan: CourtBundlePlan,
  list: ServedList,
  madeOn: string,
  fonts: Fonts,
): Promise<Result<DocumentPdf>> => modelToPdf(listOf(plan, list, madeOn), fonts)
