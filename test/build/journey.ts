import { readFile } from 'node:fs/promises'
import path from 'node:path'
import JSZip from 'jszip'
import { copyText, draftEmail, markSent } from '../../renderer/actions/correspondence'
import { declareDeletion } from '../../renderer/actions/delete-case'
import type { Desk } from '../../renderer/actions/desk'
import { makeDocument } from '../../renderer/actions/documents'
import { enterCase } from '../../renderer/actions/enter-case'
import { addFiles } from '../../renderer/actions/files'
import { saveDelivery } from '../../renderer/actions/outbox'
import {
  closeCase,
  confirm,
  finishStep,
  recordCall,
  recordFacts,
  recordReceived,
} from '../../renderer/actions/work-on-steps'
import { type Case, emailOf } from '../../shared/case/case'
import type { Facts, FactValue } from '../../shared/case/facts'
import { holds } from '../../shared/case/fill'
import { procedureFor } from '../../shared/procedures/registry'
import { type Part, type Procedure, type Step, stepsOf } from '../../shared/procedures/schema'
import type { Result } from '../../shared/result'
import { onePagePdf } from '../corpus/pdfs'
import { got } from '../host/build/delivering'
import { shown, type TestDesk } from './desk'

const pick = (names: readonly string[], known: Facts): Record<string, FactValue> =>
  Object.fromEntries(names.flatMap(name => (known[name] === undefined ? [] : [[name, known[name]]])))

/** A PDF as an officer brings it. */
export const aPdf = (name = 'Scan.pdf'): File => new File([onePagePdf()], name, { type: 'application/pdf' })

/** Enters an SR with what its opening asks for. */
export const entered = async (desk: Desk, procedure: Procedure, known: Facts): Promise<string> =>
  got(await enterCase(desk, procedure, pick(procedure.opening.required, known))).id

interface Doing {
  desk: TestDesk & { folderId: string }
  id: string
  known: Facts
}

/** Does one part of a step by the product's own actions. */
export const doPart = async ({ desk, id, known }: Doing, step: Step, part: Part): Promise<unknown> => {
  const now = new Date().toISOString()
  const at = { step: step.id, part: part.id }
  const done = (result: Result<Case>) => got(result)
  switch (part.kind) {
    case 'facts':
      return done(await recordFacts(desk, id, pick([...part.required, ...part.optional], known), step.id))
    case 'received': {
      const entry = {
        ...at,
        from: part.from,
        medium: 'email',
        on: now.slice(0, 10),
        subject: 'Re',
        note: '',
      } as const
      return done(await recordReceived(desk, id, entry))
    }
    case 'file': {
      if (!part.required) return
      const { faults } = await addFiles(desk, id, { role: part.role, step: step.id }, [aPdf()])
      if (faults[0]) throw new Error(faults[0].message)
      return
    }
    case 'document':
      return done(await makeDocument(desk, id, part.form))
    case 'settle':
      return
    case 'paste':
      return done(await copyText(desk, id, step.id, part.id))
    case 'delivery':
      return done(await saveDelivery(desk, id, step.id, part.id, desk.folderId))
    case 'message': {
      const drafted = done(await draftEmail(desk, id, step.id, part.id))
      return done(await markSent(desk, id, emailOf(drafted, step.id, part.id)?.mailId ?? '', now))
    }
    case 'call':
      return done(await recordCall(desk, id, { ...at, calledAt: now, spokeTo: 'Priya Notional', note: '' }))
    case 'confirm':
      return done(await confirm(desk, id, step.id, part.id))
    case 'deletion':
      return done(await declareDeletion(desk, id, at))
    case 'close':
      return done(await closeCase(desk, id, part.end, {}))
  }
}

/** Does the steps with these numbers, each to its end, by the product's own actions. */
export const doSteps = async (doing: Doing, numbers: readonly number[]): Promise<Case> => {
  const { desk, id } = doing
  const procedure = procedureFor(desk.session.getState().procedures, shown(desk, id).procedure)
  for (const step of procedure ? stepsOf(procedure) : []) {
    if (!numbers.includes(Number(step.no))) continue
    for (const part of step.parts)
      if (holds(part.when, shown(desk, id).facts)) await doPart(doing, step, part)
    if (!shown(desk, id).closed) got(await finishStep(desk, id, step.id))
  }
  return shown(desk, id)
}

/** The names and contents of a zip on the mapped folder. */
export const zipOn = async (desk: TestDesk, name: string): Promise<Map<string, Uint8Array>> => {
  const zip = await JSZip.loadAsync(await readFile(path.join(desk.at.share, name)))
  const files = Object.values(zip.files)
  return new Map(
    await Promise.all(files.map(async file => [file.name, await file.async('uint8array')] as const)),
  )
}
