// npx tsx test/frozen/freeze.ts NAME: freezes a profile of today's format into profiles/NAME.json. Run it when a format
// that is stored has changed, lay its lines with npx biome check --write, and keep the older ones: what an officer has must still open.
import 'fake-indexeddb/auto'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { backUpCase } from '../../renderer/store/backups'
import { casesIn } from '../../renderer/store/cases'
import { openDatabase } from '../../renderer/store/database'
import { filesIn } from '../../renderer/store/files'
import { loadKeys } from '../../renderer/store/keys'
import type { CourtBundlePlan } from '../../shared/bundle/court/plan'
import { CaseEvent, type Happening } from '../../shared/case/events'
import type { BackupCase } from '../../shared/host/backups'
import { faceToFace } from '../../shared/procedures/face-to-face'
import { payment } from '../../shared/procedures/payment'
import { someSettings } from '../build/context'
import { aCourtBundlePlan } from '../build/court-bundle'
import { liabilityOrderFacts, paymentFacts, visitFacts } from '../build/known'
import { anOfficer, fileAdded, type Officer } from '../build/officer'
import { got } from '../host/build/delivering'
import { startHost } from '../host/build/host'
import { type FrozenProfile, freeze } from './profile'

const text = 'An invented paper of an invented SR.'
const bytes = new TextEncoder().encode(text)
const fileId = crypto.randomUUID()

const steps = (last: number) => Array.from({ length: last }, (_, index) => index + 1)
const visit = (attended: boolean): Happening => ({
  type: 'visit-recorded',
  step: 'visit',
  part: 'visits',
  on: '2026-05-20',
  attended,
  note: 'Invented.',
})

const file = (role: string, name: string) => {
  const added = fileAdded(role, name)
  if (added.type !== 'file-added') throw new Error('No file was added')
  return { ...added, fileId: crypto.randomUUID() }
}

/** A court bundle that was built, given out, built again with a late page and as it is served; and one that is not needed. */
const withCourtBundle = (officer: Officer): Officer => {
  const [bundleId, other] = [crypto.randomUUID(), crypto.randomUUID()]
  const kept = (id: string, change: string, more: Partial<CourtBundlePlan> = {}): Happening => ({
    type: 'court-bundle-kept',
    bundleId: id,
    name: 'Invented hearing',
    change,
    plan: aCourtBundlePlan(more),
  })
  const made = (copy: 'full' | 'served'): Happening[] => {
    const [bundle, certificate] = [
      file('court-bundle', `${copy}.pdf`),
      file('court-bundle-certificate', 'proof.pdf'),
    ]
    return [
      bundle,
      certificate,
      {
        type: 'court-bundle-made',
        bundleId,
        copy,
        of: officer.events.findLast(one => one.type === 'court-bundle-kept')?.id ?? '',
        fileId: bundle.fileId,
        certificateId: certificate.fileId,
        frontPages: 2,
        notes: ['Page 3 is a scan.'],
      },
    ]
  }
  officer.records(kept(bundleId, 'started'))
  officer.records(...made('full'), kept(bundleId, 'given out', { issued: { frontPages: 2 } }))
  officer.records(...made('full'), ...made('served'), kept(other, 'started'))
  return officer.records(
    { type: 'court-bundle-set-aside', bundleId: other },
    { type: 'hold-placed', for: 'complaint', reason: 'Invented: a complaint came.' },
    { type: 'hold-lifted', reason: 'Invented: it was answered.' },
    { type: 'deletion-declared', agreedBy: 'Perpetua Sample' },
    { type: 'hold-placed', for: 'appeal', reason: 'Invented: an appeal came.' },
  )
}

/** SRs in which everything happens that can happen. */
const officers = (): Officer[] => {
  const hearing = liabilityOrderFacts({ hearingDateFromEmail: '2026-06-19' })
  const done = anOfficer({ known: hearing })
    .does(...steps(4))
    .records(
      { type: 'note-written', text: 'An invented note.' },
      {
        type: 'file-added',
        fileId,
        role: 'supporting',
        step: 'first-bundle',
        name: 'Invented paper.pdf',
        mediaType: 'application/pdf',
        bytes: bytes.byteLength,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        pages: 1,
      },
    )
    .beginsPart(4, 'bundle')
  const waiting = done.one.deliveries.at(-1)?.deliveryId ?? ''
  done
    .records(
      { type: 'delivery-held', deliveryId: waiting, code: 'unreachable', message: 'The folder is away.' },
      { type: 'delivery-withdrawn', deliveryId: waiting, reason: 'Invented.' },
    )
    .does(5, 6)
    .doesPart(7, 'from-email')
    .records({
      type: 'difference-settled',
      step: 'cover-letter',
      part: 'hearing-date',
      into: 'hearingDate',
      values: { hearingDate: hearing.hearingDate ?? '', hearingDateFromEmail: '2026-06-19' },
      chosen: hearing.hearingDate ?? '',
      reason: 'Invented: the email has a slip in it.',
    })
    .doesPart(7, 'letter')
    .doesPart(7, 'sr')
    .doesPart(7, 'cmel9180')
    .doesPart(7, 'bundle')
    .records({ type: 'step-done', step: 'cover-letter' })
    .does(8)
    .records({ type: 'step-set-aside', step: 'issue-date', reason: 'Invented: it was told by a colleague.' })
    .does(10)
  const mailId = done.one.emails.at(-1)?.mailId ?? ''
  done
    .records({ type: 'receipt-recorded', mailId, receipt: 'received', on: '2026-06-16' })
    .does(11, 12, 13, 14)
  return [
    done,
    withCourtBundle(anOfficer({ known: liabilityOrderFacts() }).does(...steps(3))),
    anOfficer({ procedure: payment, known: paymentFacts() }).does(...steps(2)),
    anOfficer({ procedure: faceToFace, known: visitFacts() })
      .does(...steps(4))
      .records(visit(false))
      .does(5),
  ]
}

const happening = ({ format, id, caseId, seq, at, by, prev, ...rest }: CaseEvent): Happening =>
  rest as Happening

const main = async (): Promise<void> => {
  const root = await mkdtemp(join(tmpdir(), 'ssst-frozen-'))
  const { host, call, dataDir } = await startHost(root)
  const { recoveryKey } = got(await call('vault.create', {}))
  got(await call('vault.confirmRecovery', { recoveryKey }))
  got(await call('settings.write', someSettings()))
  const database = openDatabase()
  const keys = got(await loadKeys(call))
  const cases = casesIn(database, keys)
  const seen = new Set<string>()
  const profile: Pick<FrozenProfile, 'cases' | 'file'> = { cases: {}, file: { caseId: '', fileId, text } }
  for (const officer of officers()) {
    const id = crypto.randomUUID()
    const by = someSettings().officer.name
    const [first, ...rest] = officer.events
    if (!first) continue
    got(await cases.start(id, [happening(first)], { by, at: first.at }))
    for (const event of rest) got(await cases.append(id, [happening(event)], { by, at: event.at }))
    const history = got(await cases.history(id))
    const last = history.findLast(event => ['text-copied', 'received'].includes(event.type))
    const at = '2026-06-22T09:00:00.000Z'
    const undone: Happening = { type: 'undone', of: last?.id ?? '', reason: 'Invented: by mistake.' }
    profile.cases[id] = got(await cases.append(id, [undone], { by, at }))
    for (const { type } of [...history, undone]) seen.add(type)
    if (history.some(event => event.type === 'file-added' && event.fileId === fileId))
      profile.file.caseId = id
  }
  got(await filesIn(database, keys).put(profile.file.caseId, fileId, bytes))

  const held: BackupCase[] = []
  for (const id of Object.keys(profile.cases))
    held.push(got(await backUpCase(database, call, got(await keys.of(id)), id, null)))
  got(await call('backups.commit', { cases: held }))

  const missing = CaseEvent.options.map(option => option.shape.type.value).filter(type => !seen.has(type))
  if (missing.length > 0) throw new Error(`Nothing frozen has: ${missing.join(', ')}.`)
  const folder = join(import.meta.dirname, 'profiles')
  await mkdir(folder, { recursive: true })
  const name = process.argv[2] ?? new Date().toISOString().slice(0, 10)
  const about = `An invented officer's profile as SSST Desk kept it on ${new Date().toISOString().slice(0, 10)}.`
  const whole: FrozenProfile = { about, recoveryKey, ...(await freeze(database, dataDir)), ...profile }
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(whole)}\n`)
  await host.close()
  await rm(root, { recursive: true, force: true })
  console.log(`Frozen: ${Object.keys(whole.cases).length} SRs, ${whole.rows.events.length} entries.`)
}

void main()
