import { appendFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FactSpec, FactValue } from '../../../shared/case/facts'
import { sampleCase } from '../begin'
import type { CaseFile } from '../cases/read'
import { madePdf } from '../files/made'
import { type Canary, digitCanary, plainCanary, wideCanary } from './traces'

/** Every canary that was put anywhere. */
export type Cage = Canary[]

/** Puts a canary into the cage, and gives its word. */
export const kept = (cage: Cage, canary: Canary): string => {
  cage.push(canary)
  return canary.word
}

/** A text that holds one canary of each alphabet. */
export const marked = (cage: Cage, from: string): string =>
  `${kept(cage, plainCanary(from))} ${kept(cage, wideCanary(from))}`

const markedFact = (cage: Cage, spec: FactSpec, value: FactValue): FactValue => {
  const from = `the fact ${spec.name}`
  switch (spec.kind) {
    case 'text':
    case 'name':
    case 'multiline':
      // The court presenting team, and the region, is the name of a mapped folder as well, and folders are settings.
      if (spec.name === 'cptTeam' || spec.name === 'region') return value
      // The SR number becomes the name of a file on the share: letters only.
      return spec.name === 'srNumber' ? kept(cage, plainCanary(from)) : marked(cage, from)
    case 'email':
      return `${kept(cage, plainCanary(from))}@canary.example`
    case 'telephone':
      return kept(cage, digitCanary(from))
    default:
      return value
  }
}

/** The sample with a canary in every text that an officer enters or brings. */
export const markedCase = async (cage: Cage, files: string, procedure?: string): Promise<CaseFile> => {
  const file = await sampleCase(procedure)
  const facts = Object.fromEntries(
    file.procedure.facts.flatMap(spec => {
      const value = file.facts[spec.name]
      return value === undefined ? [] : [[spec.name, markedFact(cage, spec, value)]]
    }),
  )
  const bring = async (from: string) => {
    const name = `${kept(cage, plainCanary(`the name of ${from}`))}.pdf`
    await writeFile(join(files, name), await madePdf('A canary'))
    await appendFile(join(files, name), `\n% ${marked(cage, `the content of ${from}`)}\n`)
    return { files: [{ file: join(files, name) }] }
  }
  const texts = (step: string, part: string, names: readonly string[]) =>
    Object.fromEntries(names.map(name => [name, marked(cage, `${name} of ${step}/${part}`)]))
  const date = '{{hearingDateFromEmail}}'
  return {
    ...file,
    facts,
    steps: {
      'hearing-and-cpo': { contact: texts('2', 'contact', ['spokeTo', 'note']) },
      'first-bundle': { papers: await bring('a paper') },
      'letter-requested': {
        request: {
          subject: `${marked(cage, 'the subject of the request')}, ${date}`,
          note: marked(cage, 'its note'),
        },
      },
      'cover-letter': { 'hearing-date': texts('7', 'hearing-date', ['reason']) },
      'tell-cpt': { ready: texts('8', 'ready', ['spokeTo', 'note']) },
      'issue-date': { told: { medium: 'telephone', note: marked(cage, 'the note of the issue date') } },
      'second-pv-check': {
        request: { medium: 'email', ...texts('10', 'request', ['subject', 'note']) },
        reply: { receipt: 'none' },
        call: texts('10', 'call', ['spokeTo', 'note']),
      },
      outcome: { 'case-file': texts('12', 'case-file', ['subject', 'note']), scan: await bring('the scan') },
    },
  }
}
