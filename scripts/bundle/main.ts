import { existsSync, readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { buildCourtBundle } from '../../renderer/output/court-bundle/build'
import { certificatePdf } from '../../renderer/output/court-bundle/certificate'
import { checkCourtBundle } from '../../renderer/output/court-bundle/check'
import { openFonts } from '../../renderer/output/fonts/fonts'
import { mayLeave } from '../../shared/bundle/court/checks'
import { documentsOf } from '../../shared/bundle/court/plan'
import { preflight } from '../../shared/bundle/court/preflight'
import { type CourtBundleSpec, planOfSpec, readCourtBundleSpec } from '../../shared/bundle/court/spec'
import { londonDate } from '../../shared/calendar/london'
import { counted } from '../../shared/calendar/write'
import type { Fault } from '../../shared/result'
import type { Problem } from '../../shared/written/read-json'
import { meansOfNode, openReader, readFromDisk } from './means'

const usage = `npm run bundle -- --spec FILE --out FILE [--certificate FILE] [--report FILE]

Builds a court bundle from a specification (docs/bundle-file.md), checks the finished file and writes it with its
certificate. Nothing is written where the specification, the route or the check finds a fault.`

const from = process.env.SSST_BUNDLE_FROM ?? process.cwd()

const say = (sentence: string) => process.stdout.write(`${sentence}\n`)

/** Ends in failure with sentences for the person at the keyboard. */
const stop = (...sentences: string[]): number => {
  process.stderr.write(`${sentences.join('\n')}\n`)
  return 1
}

const stopAt = ({ message, next }: Fault): number => stop(message, next)

const missingFiles =
  (folder: string) =>
  (spec: CourtBundleSpec): Problem[] =>
    spec.sections.flatMap((section, s) =>
      section.documents.flatMap(({ file }, d) =>
        existsSync(resolve(folder, file))
          ? []
          : [{ at: ['sections', s, 'documents', d, 'file'], words: 'there is no such file.' }],
      ),
    )

const timed = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
  const start = performance.now()
  const done = await work()
  return [done, Math.round(performance.now() - start)]
}

/** Does what was asked for; answers the exit code. */
const main = async (): Promise<number> => {
  let asked: { spec?: string; out?: string; certificate?: string; report?: string; help?: boolean }
  try {
    asked = parseArgs({
      options: {
        spec: { type: 'string' },
        out: { type: 'string' },
        certificate: { type: 'string' },
        report: { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values
  } catch {
    return stop('That is not how this command is written.', usage)
  }
  if (asked.help) {
    say(usage)
    return 0
  }
  if (!asked.spec || !asked.out) return stop('A specification and a place for the bundle are needed.', usage)
  const specFile = resolve(from, asked.spec)
  const out = resolve(from, asked.out)
  if (!/\.pdf$/i.test(out)) return stop('The bundle is a PDF: --out must end in .pdf.')
  if (!existsSync(specFile)) return stop(`There is no specification at ${specFile}.`)
  const folder = dirname(specFile)
  const read = readCourtBundleSpec(readFileSync(specFile), missingFiles(folder))
  if (!read.ok) return stop(`${specFile} cannot be used:`, ...read.problems)

  const plan = planOfSpec(read.value)
  const paths = read.value.sections.flatMap(section =>
    section.documents.map(document => resolve(folder, document.file)),
  )
  const sizes = await Promise.all(paths.map(async path => (await readFile(path)).byteLength))
  const fonts = await openFonts(readFromDisk)
  if (!fonts.ok) return stopAt(fonts.fault)
  const means = await meansOfNode()
  if (documentsOf(plan).some(({ areas }) => areas.length > 0) && !means.redact)
    return stop(
      'Areas to be taken out cannot be had on the command line.',
      'Make the served copy in SSST Desk.',
    )
  const madeAt = new Date().toISOString()
  const [made, buildMs] = await timed(() =>
    buildCourtBundle(
      {
        plan,
        files: paths.map((path, index) => ({ name: basename(path), bytes: sizes[index] ?? 0 })),
        madeAt,
      },
      fonts.value,
      async index => ({ ok: true, value: new Uint8Array(await readFile(paths[index] ?? '')) }),
      means,
    ),
  )
  const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024)
  if (!made.ok) return stopAt(made.fault)
  const { value: bundle } = made
  const findings = preflight(plan, { ...bundle, bytes: bundle.bytes.byteLength, pages: bundle.pages.length })
  const [checked, checkMs] = await timed(() =>
    checkCourtBundle(
      bundle.bytes,
      { labels: bundle.pages.map(({ label }) => label), frontPages: bundle.frontPages },
      openReader,
    ),
  )
  if (asked.report)
    await writeFile(
      resolve(from, asked.report),
      `${JSON.stringify(
        {
          pages: bundle.pages,
          frontPages: bundle.frontPages,
          bytes: bundle.bytes.byteLength,
          sha256: bundle.sha256,
          preflight: findings,
          ...(checked.ok ? checked.value : {}),
          buildMs,
          checkMs,
          peakMegabytes,
        },
        null,
        2,
      )}\n`,
    )
  const held = findings.filter(({ stops }) => stops)
  if (held.length > 0)
    return stop(
      'The bundle was not written: it cannot go by this route.',
      ...held.map(({ message, next }) => `${message} ${next}`),
    )
  if (!checked.ok) return stopAt(checked.fault)
  if (!mayLeave(checked.value))
    return stop(
      'The bundle was not written: the check of the finished file found faults.',
      ...checked.value.checks.flatMap(({ title, problems }) =>
        problems.map(problem => `${title}: no. ${problem}`),
      ),
    )
  const certificate = resolve(from, asked.certificate ?? out.replace(/\.pdf$/i, ' certificate.pdf'))
  const proof = await certificatePdf(
    plan,
    { ...bundle, bytes: bundle.bytes.byteLength },
    checked.value,
    londonDate(madeAt),
    fonts.value,
  )
  if (!proof.ok) return stopAt(proof.fault)
  try {
    await writeFile(out, bundle.bytes)
    await writeFile(certificate, proof.value.bytes)
  } catch {
    return stop(
      `The bundle could not be written to ${out}.`,
      'Check that the folder is there and can be written to.',
    )
  }
  for (const { message, next } of findings) say(`Note: ${message} ${next}`)
  for (const note of checked.value.notes) say(`Note: ${note}`)
  say(
    `Bundle: ${out} (${counted(bundle.pages.length, 'page')}, ${bundle.bytes.byteLength.toLocaleString('en-GB')} bytes)`,
  )
  say(`Certificate: ${certificate}`)
  say(`Built in ${buildMs} ms, checked in ${checkMs} ms.`)
  return 0
}

void main().then(
  code => process.exit(code),
  () => process.exit(stop('The bundle could not be made.', 'Try again. If it happens again, report it.')),
)
