import { appendFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FactSpec, FactValue } from '../../../../shared/case/facts'
import { begin, sampleCase, walkOf } from '../../begin'
import type { CaseFile } from '../../cases/read'
import { madePdf } from '../../files/made'
import { expect, test } from '../../journey'
import { casePage } from '../../pages/case-page'
import { walkSteps } from '../../walk/walk'
import { type Canary, digitCanary, plainCanary, tracesIn, wideCanary } from '../../watch/traces'

test.use({ host: 'own-window' })
test.skip(process.platform !== 'linux', 'The window is put into hand by a shell script.')

/** Every canary that was put anywhere. */
type Cage = Canary[]

const kept = (cage: Cage, canary: Canary): string => {
  cage.push(canary)
  return canary.word
}

/** A text that holds one canary of each alphabet. */
const marked = (cage: Cage, from: string): string =>
  `${kept(cage, plainCanary(from))} ${kept(cage, wideCanary(from))}`

const markedFact = (cage: Cage, spec: FactSpec, value: FactValue): FactValue => {
  const from = `the fact ${spec.name}`
  switch (spec.kind) {
    case 'text':
    case 'name':
    case 'multiline':
      // The court presenting team is the name of a mapped folder as well, and folders are settings.
      if (spec.name === 'cptTeam') return value
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
const markedCase = async (cage: Cage, files: string): Promise<CaseFile> => {
  const file = await sampleCase()
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
    return { files: [{ file: name }] }
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

test('nothing of a case is readable on this computer, while it is worked on and after a power cut', async ({
  desk,
  folders,
}) => {
  test.setTimeout(240_000)
  const cage: Cage = []
  const file = await markedCase(cage, folders.files)
  const walk = walkOf(desk, folders, file)
  await begin(walk, folders, 'to-ecm')
  const { page } = desk
  const screen = casePage(page)

  await test.step('also what goes through no step', async () => {
    await screen.tab('Timeline')
    await page.getByLabel('Note', { exact: true }).fill(marked(cage, 'a note'))
    await page.getByRole('button', { name: 'Write the note' }).click()
    await page.getByLabel('Containing').fill(kept(cage, plainCanary('the search of the timeline')))
    await screen.tab('Steps')
    await screen.open('in-progress')
    await screen.panel.getByRole('button', { name: /^Undo/ }).first().click()
    await screen.giveReason(marked(cage, 'the reason of an undoing'), 'Undo')
    await walkSteps(walk, { until: 'to-ecm' })
    await page.getByRole('navigation', { name: 'SSST Desk' }).getByRole('link', { name: 'Worklist' }).click()
    await page
      .getByLabel('Search everything on every SR')
      .fill(kept(cage, plainCanary('the search of the worklist')))
    await page.getByLabel('Search everything on every SR').fill('')
    await page.getByRole('row').getByRole('link').first().click()
    // Typed and not saved: in memory, and nowhere else.
    await screen.tab('Timeline')
    await page.getByLabel('Note', { exact: true }).fill(marked(cage, 'a note that was not saved'))
  })
  expect(cage.length).toBeGreaterThan(60)

  expect(await tracesIn(desk.dataDir, cage), 'while it runs').toEqual([])
  await desk.kill()
  expect(await tracesIn(desk.dataDir, cage), 'after a power cut').toEqual([])
  await desk.reopen()
  await expect(desk.page.getByRole('row').getByRole('link')).toHaveCount(1)
  expect(await tracesIn(desk.dataDir, cage), 'after opening again').toEqual([])
})

test('a word that is stored readable is found', async ({ desk }) => {
  const cage = [plainCanary('a planted record'), wideCanary('a planted record')]
  await expect(desk.page.getByRole('heading', { name: 'About you' })).toBeVisible()
  await desk.page.evaluate(
    text =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('planted', 1)
        opening.onupgradeneeded = () => opening.result.createObjectStore('records')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const writing = opening.result.transaction('records', 'readwrite', { durability: 'strict' })
          writing.objectStore('records').put({ text }, 1)
          writing.oncomplete = () => resolve()
        }
      }),
    cage.map(canary => canary.word).join(' '),
  )
  const found = async () => new Set((await tracesIn(desk.dataDir, cage)).map(trace => trace.as))
  await expect(async () => expect(await found()).toContain('UTF-16LE')).toPass({ timeout: 30_000 })
  await desk.kill()
  expect(await found()).toContain('UTF-16LE')
})
