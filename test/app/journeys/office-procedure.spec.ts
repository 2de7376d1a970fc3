import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeShare, ready, sampleCase, walkOf } from '../begin'
import { expect, test } from '../journey'
import { casePage } from '../pages/case-page'
import { exactly } from '../pages/names'
import { proceduresPage } from '../pages/procedures'
import { lookingGuide } from '../watch/looking'

/** An office's own procedure as somebody writes it, with everything in it invented. */
const ownProcedure = (changes: object = {}) =>
  `${JSON.stringify(
    {
      id: 'invented-investigation',
      version: 1,
      code: 'N1',
      title: 'Invented investigation',
      askedBy: 'Caseworker',
      source: { document: 'Invented office note', section: 'Referring an investigation' },
      facts: [
        { name: 'srNumber', label: 'SR number', kind: 'text' },
        { name: 'scin', label: 'SCIN', kind: 'text' },
        { name: 'payingParent', label: 'Paying parent', kind: 'name' },
        { name: 'officer', label: 'Investigative officer', kind: 'name' },
      ],
      opening: { required: ['srNumber', 'scin', 'payingParent'], optional: [] },
      identity: { reference: 'srNumber', scin: 'scin', person: 'payingParent' },
      stages: [
        {
          id: 'refer',
          title: 'Refer it',
          steps: [
            {
              id: 'find-officer',
              no: '1',
              title: 'Find the investigative officer',
              does: ['Ask the region who takes the investigation.'],
              parts: [{ id: 'who', kind: 'facts', required: ['officer'] }],
              after: [],
            },
            {
              id: 'close',
              no: '2',
              title: 'Close the SR',
              does: ['Close it once the officer has it.'],
              parts: [{ id: 'close', kind: 'close', end: 'complete' }],
              after: ['find-officer'],
              ...changes,
            },
          ],
        },
      ],
      ends: [{ id: 'complete', title: 'Close / Complete', outcome: 'complete' }],
    },
    null,
    2,
  )}\n`

test('a procedure of the office’s own is refused with the line, then loaded, worked under, and there after a restart', async ({
  desk,
  folders,
}) => {
  const file = await sampleCase()
  const looking = lookingGuide(() => desk.page, ['1-0000077777', 'Fictitia Sample'])
  await ready(walkOf(desk, folders, file), await makeShare(folders, file))
  const settings = () => proceduresPage(desk.page)

  await test.step('a wrong file is refused with the line and the place, and nothing of it is kept', async () => {
    const wrong = ownProcedure({ after: ['find-nobody'] })
    const path = join(folders.files, 'wrong.json')
    await writeFile(path, wrong)
    const line = wrong.slice(0, wrong.indexOf('"find-nobody"')).split('\n').length
    await settings().open()
    await settings().load(path)
    await expect(settings().panel).toContainText('wrong.json was not loaded')
    await expect(settings().panel).toContainText(
      `Line ${line}, stages.0.steps.1.after.0: Step 2 (close) comes after find-nobody, which is not an earlier step.`,
    )
    await looking.see('refused')
    await expect(settings().item('invented-investigation')).toHaveCount(0)
  })

  await test.step('the corrected file is loaded', async () => {
    const path = join(folders.files, 'right.json')
    await writeFile(path, ownProcedure())
    await settings().load(path)
    await expect(settings().panel).toContainText('Loaded: Invented investigation, version 1.')
    await expect(settings().panel).not.toContainText('was not loaded')
    await expect(settings().item('invented-investigation')).toContainText('of this office')
    await looking.see('loaded')
  })

  await test.step('an SR is entered and worked on under it', async () => {
    const { page } = desk
    await page.getByRole('navigation', { name: 'SSST Desk' }).getByRole('link', { name: 'New SR' }).click()
    await page.getByRole('radio', { name: 'Invented investigation', exact: true }).check()
    await page.getByLabel(exactly('SR number')).fill('1-0000077777')
    await page.getByLabel(exactly('SCIN')).fill('SAMPLE-770009')
    await page.getByLabel(exactly('Paying parent')).fill('Fictitia Sample')
    await page.getByRole('button', { name: 'Enter this SR' }).click()
    const screen = casePage(page)
    await expect(screen.panel).toHaveAttribute('data-step', 'find-officer')
    await screen.part('who').getByLabel(exactly('Investigative officer')).fill('Imogen Invented')
    await screen.part('who').getByRole('button', { name: 'Save', exact: true }).click()
    await expect(screen.part('who')).toHaveAttribute('data-satisfied', 'true')
    await screen.markDone.click()
    await expect(screen.step('find-officer')).toHaveAttribute('data-state', 'done')
  })

  await test.step('after a restart it is found by the procedure’s name, and goes on where it was', async () => {
    await desk.kill()
    await desk.reopen()
    const { page } = desk
    await page.getByRole('searchbox').fill('invented investigation')
    await page
      .getByRole('link', { name: /1-0000077777/ })
      .first()
      .click()
    const screen = casePage(page)
    await expect(screen.step('find-officer')).toHaveAttribute('data-state', 'done')
    await expect(screen.panel).toHaveAttribute('data-step', 'close')
    await looking.see('after-restart')
  })

  await test.step('a version under which there is an SR stays', async () => {
    await settings().open()
    const item = settings().item('invented-investigation')
    await expect(item).toContainText('1 SR')
    await item.getByRole('button', { name: /^Remove/ }).click()
    await item.getByRole('button', { name: 'Remove this procedure' }).click()
    await expect(item).toContainText('An SR was started under this version, so it stays.')
  })
  expect(looking.found).toEqual([])
})
