import { readFile, rename } from 'node:fs/promises'
import { basename } from 'node:path'
import { readReceivedForm, recordComparison } from '../../../renderer/actions/compare-form'
import { copyText, draftEmail, markSent, recordReceipt } from '../../../renderer/actions/correspondence'
import { declareDeletion } from '../../../renderer/actions/delete-case'
import { openCase } from '../../../renderer/actions/desk'
import { makeDocument } from '../../../renderer/actions/documents'
import { addFiles } from '../../../renderer/actions/files'
import { saveDelivery, tryAgain } from '../../../renderer/actions/outbox'
import { recordPayment } from '../../../renderer/actions/payments'
import { recordVisit } from '../../../renderer/actions/visits'
import {
  confirm,
  recordCall,
  recordFacts,
  recordReceived,
  settleDifference,
} from '../../../renderer/actions/work-on-steps'
import { londonDate } from '../../../shared/calendar/london'
import { type Case, deliveriesOf, emailOf, latestDocument } from '../../../shared/case/case'
import { type Facts, type FactValue, payers } from '../../../shared/case/facts'
import { holds } from '../../../shared/case/fill'
import { standing } from '../../../shared/documents/standing'
import type { Part, PartOf, Step } from '../../../shared/procedures/schema'
import type { CaseFileForm } from '../../app/cases/case-file'
import { entryOf, visitDay } from '../../app/cases/way'
import { broughtFiles } from '../../app/files/brought'
import { faultOf, got } from '../../host/build/delivering'
import type { TestDesk } from '../desk'

/** Somebody working on an SR, with what he knows and what happens around him. */
export interface Doing {
  desk: TestDesk
  id: string
  known: Facts
  /** What the case file says of each part; a part it says nothing of goes its usual way. */
  steps: CaseFileForm['steps']
  /** The mapped folder that a delivery goes to, and where it is. */
  folderFor(part: PartOf<'delivery'>, label: string | undefined): { id: string; place: string }
  /** Where files lie that he brings, and where those that are made up are put. */
  files: { made: string; beside: string }
}

const pick = (names: readonly string[], known: Facts): Record<string, FactValue> =>
  Object.fromEntries(names.flatMap(name => (known[name] === undefined ? [] : [[name, known[name]]])))

const file = async ({ desk, id, known, steps, files }: Doing, step: Step, part: PartOf<'file'>) => {
  const list = entryOf(steps, step, part).files ?? (part.required ? [{ made: 'Scan.pdf' }] : [])
  const paths = await broughtFiles(list, files)
  const brought = await Promise.all(paths.map(async path => new File([await readFile(path)], basename(path))))
  if (brought.length === 0) return
  const bring = () => addFiles(desk, id, { role: part.role, step: step.id }, brought)
  if (part.allowed && !holds(part.allowed.when, known)) {
    const refused = await bring()
    if (refused.added > 0) throw new Error(`${part.label} were taken without a reason`)
    got(await recordFacts(desk, id, pick([part.allowed.reason], known), step.id))
  }
  const { faults } = await bring()
  if (faults[0]) throw new Error(faults[0].message)
}

const delivery = async (doing: Doing, step: Step, part: PartOf<'delivery'>) => {
  const { desk, id, steps } = doing
  const { folder: label, away, again } = entryOf(steps, step, part)
  const folder = doing.folderFor(part, label)
  const save = async () => {
    for (const form of part.documents) {
      const { one, context } = got(openCase(desk, id))
      const { is } = standing(form, latestDocument(one, form), one.facts, context)
      if (is === 'out-of-date') got(await makeDocument(desk, id, form))
    }
    return got(await saveDelivery(desk, id, step.id, part.id, folder.id))
  }
  const newest = (one: Case) => deliveriesOf(one, step.id, part.id).at(-1)
  if (away) {
    await rename(folder.place, `${folder.place} away`)
    const waiting = newest(await save())
    if (waiting?.state !== 'waiting') throw new Error('It went to a folder that is away')
    if (faultOf(await tryAgain(desk, id, waiting.deliveryId)).code !== 'unreachable')
      throw new Error('The folder was not found to be away')
    await rename(`${folder.place} away`, folder.place)
    got(await tryAgain(desk, id, waiting.deliveryId))
  } else await save()
  if (!again) return
  got(await recordFacts(desk, id, again.facts, step.id))
  await save()
}

const message = async ({ desk, id, steps }: Doing, step: Step, part: PartOf<'message'>, now: string) => {
  const drafted = got(await draftEmail(desk, id, step.id, part.id))
  const mailId = emailOf(drafted, step.id, part.id)?.mailId ?? ''
  got(await markSent(desk, id, mailId, now))
  const { receipt } = entryOf(steps, step, part)
  const to = emailOf(drafted, step.id, part.id)?.to ?? []
  if (part.readReceipt && receipt !== undefined)
    for (const of of to)
      got(await recordReceipt(desk, id, mailId, receipt, londonDate(now), to.length > 1 ? of : undefined))
}

const compare = async ({ desk, id, steps }: Doing, step: Step, part: PartOf<'compare'>) => {
  const form = got(await readReceivedForm(desk, id, step.id, part.id))
  got(await recordComparison(desk, id, step.id, part.id, form, entryOf(steps, step, part).take ?? [], true))
}

const received = async (
  { desk, id, known, steps }: Doing,
  step: Step,
  part: PartOf<'received'>,
  now: string,
) => {
  const usual = part.medium === 'telephone' ? 'telephone' : 'email'
  const {
    medium = usual,
    on = londonDate(now),
    subject = medium === 'email' ? 'Re' : '',
    note = '',
  } = entryOf(steps, step, part)
  const fact = part.dateInSubject
  const value = fact === undefined ? undefined : known[fact]
  const found = fact !== undefined && typeof value === 'string' ? { fact, value } : undefined
  const arrived = { step: step.id, part: part.id, from: part.from, medium, on, note, subject }
  got(await recordReceived(desk, id, arrived, found))
}

const payment = async ({ desk, id, known, steps }: Doing, step: Step, part: PartOf<'payment'>) => {
  const { on, paidBy = payers[0], reference = '' } = entryOf(steps, step, part)
  if (!part.required && on === undefined) return
  const entry = {
    court: String(known[part.court]),
    fee: Number(known[part.fee]),
    paidOn: on ?? londonDate(new Date().toISOString()),
    paidBy,
    reference,
  }
  got(await recordPayment(desk, id, step.id, part.id, entry, false))
}

const visits = async (
  { desk, id, steps }: Doing,
  step: Step,
  part: PartOf<'visits'>,
  now: string,
): Promise<void> => {
  const attempts = entryOf(steps, step, part).attended ?? [true]
  for (const [index, attended] of attempts.entries()) {
    const on = visitDay(londonDate(now), attempts.length, index)
    got(await recordVisit(desk, id, { step: step.id, part: part.id, on, attended, note: '' }))
  }
}

/** Does one part of a step by the product's own actions, as the case file says. Closing is left to whoever walks. */
export const doPart = async (doing: Doing, step: Step, part: Part): Promise<void> => {
  const { desk, id, known, steps } = doing
  const now = new Date().toISOString()
  const at = { step: step.id, part: part.id }
  switch (part.kind) {
    case 'facts': {
      const { later = [] } = entryOf(steps, step, part)
      const asked = [...part.required, ...part.optional].filter(name => !later.includes(name))
      return void got(await recordFacts(desk, id, pick(asked, known), step.id))
    }
    case 'received':
      return received(doing, step, part, now)
    case 'file':
      return file(doing, step, part)
    case 'document':
      return void got(await makeDocument(desk, id, part.form, part.format))
    case 'settle': {
      const { counts = part.against, reason = 'The sender confirmed it.' } = entryOf(steps, step, part)
      const { [part.into]: one, [part.against]: other } = got(openCase(desk, id)).one.facts
      if (one === other) return
      const chosen = known[counts]
      if (chosen === undefined) throw new Error(`The case file has no ${counts}`)
      return void got(await settleDifference(desk, id, step.id, part.id, chosen, reason))
    }
    case 'paste':
      return void got(await copyText(desk, id, step.id, part.id))
    case 'delivery':
      return delivery(doing, step, part)
    case 'message':
      return message(doing, step, part, now)
    case 'call': {
      const { spokeTo = 'Priya Notional', note = '' } = entryOf(steps, step, part)
      return void got(await recordCall(desk, id, { ...at, calledAt: now, spokeTo, note }))
    }
    case 'payment':
      return payment(doing, step, part)
    case 'visits':
      return visits(doing, step, part, now)
    case 'compare':
      return compare(doing, step, part)
    case 'confirm':
      return void got(await confirm(desk, id, step.id, part.id))
    case 'deletion':
      return void got(await declareDeletion(desk, id, at))
    case 'close':
      return
  }
}
