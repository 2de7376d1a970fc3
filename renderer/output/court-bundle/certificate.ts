import type { BundleChecked } from '../../../shared/bundle/court/checks'
import { type CourtBundlePlan, documentsOf } from '../../../shared/bundle/court/plan'
import { routeOf } from '../../../shared/bundle/court/routes'
import { removedByPage } from '../../../shared/bundle/court/served-copy'
import { tabsInWords } from '../../../shared/bundle/court/tabs'
import { counted } from '../../../shared/calendar/write'
import type { DocumentModel } from '../../../shared/documents/model'
import type { Result } from '../../../shared/result'
import type { Fonts } from '../fonts/fonts'
import { type DocumentPdf, modelToPdf } from '../pdf'
import type { RemovedFrom } from '../redact/redactor'

/** What a served copy leaves out, a row for each page of a file: where and how much, never what. */
const takenOut = (removed: readonly RemovedFrom[]): DocumentModel['blocks'] => {
  const rows = removedByPage(removed).map(({ file, page, areas, words }) => [
    [{ value: file, label: 'File' }],
    [String(page)],
    [String(areas)],
    [String(words)],
  ])
  return rows.length === 0
    ? []
    : [
        {
          kind: 'table',
          caption: 'What this copy leaves out',
          columns: [
            { title: 'File', align: 'start', share: 5 },
            { title: 'Page of it', align: 'end', share: 2 },
            { title: 'Areas', align: 'end', share: 1 },
            { title: 'Words', align: 'end', share: 1 },
          ],
          rows,
        },
      ]
}

/**
 * The one page that says what was proved of a finished bundle, and of which file: for the team, not for the court.
 * `madeOn` is the day in London.
 */
export const certificateOf = (
  plan: CourtBundlePlan,
  made: {
    bytes: number
    sha256: string
    pages: readonly { label: string }[]
    /** Of a served copy. */
    removed?: readonly RemovedFrom[]
  },
  checked: BundleChecked,
  madeOn: string,
): DocumentModel => ({
  form: 'bundle-certificate',
  title: 'Certificate of a court bundle',
  reference: 'Bundle check',
  sr: plan.cover.reference ?? '',
  marking: 'For the team’s file – not part of the bundle',
  layout: 'form',
  madeOn,
  checks: [],
  blocks: [
    {
      kind: 'fields',
      rows: [
        { label: 'Bundle', value: plan.cover.title },
        ...(plan.cover.court ? [{ label: 'Court', value: plan.cover.court }] : []),
        ...(plan.cover.caseNumber ? [{ label: 'Case number', value: plan.cover.caseNumber }] : []),
        { label: 'Route', value: routeOf(plan.route).title },
        {
          label: 'Pages',
          value: `${counted(made.pages.length, 'page')}, numbered ${made.pages[0]?.label} to ${made.pages.at(-1)?.label}`,
        },
        {
          label: 'Documents',
          value: `${counted(documentsOf(plan).length, 'document')}, ${tabsInWords(plan)}`,
        },
        { label: 'Size', value: `${made.bytes.toLocaleString('en-GB')} bytes` },
        { label: 'SHA-256', value: made.sha256 },
      ],
    },
    {
      kind: 'table',
      caption: 'What was proved of the finished file',
      columns: [
        { title: 'Proved', align: 'start', share: 6 },
        { title: 'Looked at', align: 'start', share: 2 },
        { title: 'Result', align: 'start', share: 2 },
      ],
      rows: checked.checks.map(({ title, looked, problems, letGo }) => [
        [title],
        [looked],
        [
          problems.length > 0
            ? counted(problems.length, 'problem')
            : letGo.length > 0
              ? `Holds but for ${counted(letGo.length, 'page')}, named below`
              : 'Holds',
        ],
      ]),
    },
    {
      kind: 'paragraph',
      text: ['The file was opened again for this, by another reader than the program that wrote it.'],
    },
    ...takenOut(made.removed ?? []),
    ...checked.checks
      .flatMap(({ letGo }) => letGo)
      .map(words => ({ kind: 'notice' as const, text: [words] })),
    ...checked.notes.map(note => ({ kind: 'notice' as const, text: [note] })),
  ],
})

/** The certificate as a PDF. */
export const certificatePdf = (
  plan: CourtBundlePlan,
  made: Parameters<typeof certificateOf>[1],
  checked: BundleChecked,
  madeOn: string,
  fonts: Fonts,
): Promise<Result<DocumentPdf>> => modelToPdf(certificateOf(plan, made, checked, madeOn), fonts)
