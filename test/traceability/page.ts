import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Part, Procedure, Step } from '../../shared/procedures/schema'
import { stepsOf } from '../../shared/procedures/schema'
import { sampleBranches } from '../app/cases/sample'
import { sourceSteps, walks } from '../procedures/ways'

const root = join(import.meta.dirname, '..', '..')

/** The silences and contradictions of the source that the inventory of procedures numbers. */
export const silences = Array.from({ length: 20 }, (_, index) => index + 1)

/** Ways that walks.test.ts takes outside its table. */
const furtherWays = [{ procedure: 'face-to-face', does: [1, 2, 3, 4, 5], end: 'failed-to-attend' }]

const ways = [...walks.map(walk => ({ ...walk, procedure: walk.procedure.id })), ...furtherWays]

const sourceFiles = readdirSync(join(root, 'shared', 'procedures'))
  .filter(name => name.endsWith('.ts'))
  .map(name => `shared/procedures/${name}`)

/** The data file of a procedure: the one that declares its id. */
export const dataFile = (procedure: Procedure): string | undefined =>
  sourceFiles.find(name => readFileSync(join(root, name), 'utf8').includes(`\n  id: '${procedure.id}',\n`))

/** The ends of the ways that perform a step. */
export const performedBy = (procedure: Procedure, step: Step): string[] => [
  ...new Set(
    ways
      .filter(way => way.procedure === procedure.id && way.does.includes(Number(step.no)))
      .map(way => way.end),
  ),
]

/** Takes every branch of every procedure to its end by the product's own actions. */
export const byActions = 'test/actions/branches.test.ts'

/** Takes branches through the product on screen: one or two of each procedure in npm test, every one in npm run soak. */
export const journey = 'test/app/journeys/branches.spec.ts'

const inWords = (part: Part): string => {
  switch (part.kind) {
    case 'document':
      return `${part.form}${part.format ? ` (${part.format})` : ''}`
    case 'delivery':
      return `${part.as} → ${part.folderKind}`
    case 'message':
      return part.readReceipt ? 'email (read receipt)' : 'email'
    case 'paste':
      return `text: ${part.place}`
    case 'close':
      return `close: ${part.end}`
    case 'file':
      return `file: ${part.role}`
    default:
      return part.kind
  }
}

const cell = (text: string) => text.replaceAll('|', '\\|')

const stepRow = (procedure: Procedure, step: Step): string =>
  [
    `${procedure.code}.${step.no}`,
    `\`${step.id}\` ${cell(step.title)}`,
    cell([...new Set(step.parts.map(inWords))].join(', ')),
    step.decisions.map(decision => decision.silence).join(', '),
    performedBy(procedure, step)
      .map(end => `\`${end}\``)
      .join(', '),
  ].join(' | ')

const section = (procedure: Procedure): string =>
  [
    `## ${procedure.code} ${procedure.title}`,
    '',
    `Source: ${procedure.source.document}, “${procedure.source.section}”. Data: [\`${dataFile(procedure)}\`](../${dataFile(procedure)}).`,
    `Performed as events by [\`test/procedures/walks.test.ts\`](../test/procedures/walks.test.ts) on the ways to the ends named below; by the product’s own actions on each of its branches by [\`${byActions}\`](../${byActions}); and on screen by [\`${journey}\`](../${journey}), one or two branches in \`npm test\` and every branch in \`npm run soak\`.`,
    '',
    '| step | in the data | parts | silences | on the way to |',
    '|---|---|---|---|---|',
    ...stepsOf(procedure).map(step => `| ${stepRow(procedure, step)} |`),
    '',
    `Branches: ${Object.entries(sampleBranches(procedure.id))
      .map(([name, { end }]) => `\`${name}\` to \`${end}\``)
      .join(' · ')}.`,
    '',
    `Ends: ${procedure.ends.map(end => `\`${end.id}\` ${end.title}${end.outside ? ' (outside the procedure)' : ''}`).join(' · ')}.`,
    '',
  ].join('\n')

/** Where a silence of the source is decided, as step numbers. */
export const decidedIn = (silence: number): string[] =>
  sourceSteps.flatMap(([procedure]) =>
    stepsOf(procedure)
      .filter(step => step.decisions.some(decision => decision.silence === silence))
      .map(step => `${procedure.code}.${step.no}`),
  )

/** `docs/traceability.md`: every numbered step of the source, where it stands in the data, and which test performs it. */
export const traceability = (): string =>
  [
    '# From the source to the tests',
    '',
    'Every numbered step of every procedure, the data that says it, and the tests that perform it. Written from the data by',
    '`node scripts/traceability.mjs`; `test/traceability/traceability.test.ts` fails where it is out of date or a step is missing.',
    '',
    ...sourceSteps.map(([procedure]) => section(procedure)),
    '## Where the source is silent or contradicts itself',
    '',
    '| silence | decided in |',
    '|---|---|',
    ...silences.map(silence => `| ${silence} | ${decidedIn(silence).join(', ')} |`),
    '',
  ].join('\n')
