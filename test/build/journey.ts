import { readFile } from 'node:fs/promises'
import path from 'node:path'
import JSZip from 'jszip'
import type { Desk } from '../../renderer/actions/desk'
import { enterCase } from '../../renderer/actions/enter-case'
import { closeCase, finishStep } from '../../renderer/actions/work-on-steps'
import type { Case } from '../../shared/case/case'
import type { Facts, FactValue } from '../../shared/case/facts'
import { holds } from '../../shared/case/fill'
import { procedureFor } from '../../shared/procedures/registry'
import { type Part, type Procedure, type Step, stepsOf } from '../../shared/procedures/schema'
import { onePagePdf } from '../corpus/pdfs'
import { got } from '../host/build/delivering'
import { shown, type TestDesk } from './desk'
import { doPart as doPartOf } from './walk/parts'

const pick = (names: readonly string[], known: Facts): Record<string, FactValue> =>
  Object.fromEntries(names.flatMap(name => (known[name] === undefined ? [] : [[name, known[name]]])))

/** A PDF as an officer brings it. */
export const aPdf = (name = 'Scan.pdf'): File => new File([onePagePdf()], name, { type: 'application/pdf' })

/** Enters an SR with what its opening asks for. */
export const entered = async (desk: Desk, procedure: Procedure, known: Facts): Promise<string> =>
  got(await enterCase(desk, procedure, pick(procedure.opening.required, known))).id

interface Working {
  desk: TestDesk & { folderId: string }
  id: string
  known: Facts
}

/** Does one part of a step by the product's own actions, in the usual way; every delivery goes to the desk's one folder. */
export const doPart = ({ desk, id, known }: Working, step: Step, part: Part): Promise<void> =>
  doPartOf(
    {
      desk,
      id,
      known,
      steps: {},
      folderFor: () => ({ id: desk.folderId, place: desk.at.share }),
      files: { made: path.join(desk.at.root, 'files'), beside: desk.at.root },
    },
    step,
    part,
  )

/** Does the steps with these numbers, each to its end, by the product's own actions. */
export const doSteps = async (doing: Working, numbers: readonly number[]): Promise<Case> => {
  const { desk, id } = doing
  const procedure = procedureFor(desk.session.getState().procedures, shown(desk, id).procedure)
  for (const step of procedure ? stepsOf(procedure) : []) {
    if (!numbers.includes(Number(step.no))) continue
    for (const part of step.parts)
      if (holds(part.when, shown(desk, id).facts)) {
        await doPart(doing, step, part)
        if (part.kind === 'close') got(await closeCase(desk, id, part.end, {}))
      }
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
