import { existsSync, readFileSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { buildCourtBundle } from '../../renderer/output/court-bundle/build'
import { counted } from '../../shared/calendar/write'
import { buildFrom } from './build-from'
import { meansOfNode, peakMegabytes } from './means'
import { proveOrGrow, reportOf } from './prove'

const usage = `npm run bundle -- --spec FILE --out FILE [--certificate FILE] [--report FILE]

Builds a court bundle from a specification (docs/bundle-file.md), checks the finished file and writes it with its
certificate. Nothing is written where the specification, the route or the check finds a fault. Where the specification
says what a served copy leaves out, that copy is written beside the bundle, with a list of what was taken out.`

const from = process.env.SSST_BUNDLE_FROM ?? process.cwd()

const say = (sentence: string) => process.stdout.write(`${sentence}\n`)

/** Ends in failure with sentences for the person at the keyboard. */
const stop = (...sentences: string[]): number => {
  process.stderr.write(`${sentences.join('\n')}\n`)
  return 1
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
  const madeAt = new Date().toISOString()
  const began = performance.now()
  const beside = (words: string) => out.replace(/\.pdf$/i, ` ${words}.pdf`)
  const servedOut = beside('served copy')
  const certificate = asked.certificate ? resolve(from, asked.certificate) : beside('certificate')
  const servedCertificate = beside('served copy certificate')
  const servedList = beside('served copy list')
  const reportFile = asked.report ? resolve(from, asked.report) : null
  const outputs = [out, certificate, servedOut, servedCertificate, servedList, reportFile ?? out]
  if (outputs.includes(specFile)) return stop(`What is made would be written over ${specFile}.`)
  const built = await buildFrom(readFileSync(specFile), specFile, madeAt, outputs)
  if (!built.ok) return stop(...built.problems)
  const { plan, files, supply, fonts } = built.value
  // Written beside its place until it is proved: a bundle that fails does not leave.
  const unproved = `${out}.part`
  try {
    await writeFile(unproved, built.value.bundle.bytes)
    // What a person waits for: fonts, reading, building, and the file on the disk.
    const buildMs = Math.round(performance.now() - began)
    const peak = peakMegabytes()
    const { bundle, proof } = await proveOrGrow(plan, built.value.bundle, fonts, madeAt, grow =>
      buildCourtBundle({ plan, files, madeAt, grow }, fonts, supply, meansOfNode()),
    )
    if (bundle !== built.value.bundle) await writeFile(unproved, bundle.bytes)
    // Loaded only where it is asked for: it needs all of the reader, and a surface to draw on.
    const served =
      built.value.isServed && proof.refused.length === 0
        ? await (await import('./serve')).serve(built.value, servedOut, madeAt)
        : null
    const refused = [...proof.refused, ...(served && !served.ok ? served.problems : [])]
    if (reportFile) {
      const ofServed = served?.ok ? { served: (await import('./serve')).servedReportOf(served.value) } : {}
      const report = { ...reportOf(bundle, proof), ...ofServed, refused, buildMs, peakMegabytes: peak }
      await writeFile(reportFile, `${JSON.stringify(report, null, 2)}\n`)
    }
    if (refused.length > 0) return stop(...refused)
    await writeFile(certificate, proof.certificate)
    if (served?.ok) {
      await writeFile(servedOut, served.value.bundle.bytes)
      await writeFile(servedCertificate, served.value.proof.certificate)
      await writeFile(servedList, served.value.list)
    }
    await rename(unproved, out)
    for (const note of proof.notes) say(`Note: ${note}`)
    const size = bundle.bytes.byteLength.toLocaleString('en-GB')
    say(`Bundle: ${out} (${counted(bundle.pages.length, 'page')}, ${size} bytes)`)
    say(`Certificate: ${certificate}`)
    if (served?.ok) {
      const { removed, unread } = served.value
      say(
        `Served copy: ${servedOut} (${counted(removed.length, 'area')} taken out; its certificate and list beside it)`,
      )
      if (built.value.words > 0)
        say(`Searched for ${counted(built.value.words, 'given value')}: none is in it.`)
      if (built.value.words > 0 && unread.length > 0)
        say(`Note: without text, and so not searched: pages ${unread.join(', ')} of the served copy.`)
    }
    say(`Built in ${buildMs} ms, checked in ${proof.checkMs} ms.`)
    return 0
  } catch {
    return stop(
      `The bundle could not be written to ${out}.`,
      'Check that the folder is there and can be written to.',
    )
  } finally {
    await rm(unproved, { force: true }).catch(() => undefined)
  }
}

void main().then(
  code => process.exit(code),
  () => process.exit(stop('The bundle could not be made.', 'Try again. If it happens again, report it.')),
)
