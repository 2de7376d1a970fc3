import type { FactSpec } from '../../../shared/case/facts'
import { factOf } from '../../../shared/procedures/schema'
import { begin, makeShare, ready, sampleCase, walkOf } from '../begin'
import { expect, test } from '../journey'
import { casePage } from '../pages/case-page'
import { factInput, factPlace, pasteRows } from '../pages/fact-fields'
import { newSr } from '../pages/new-sr'

/** What an officer may type into a field that is not what is asked for, and what the product says about it. */
const openingFaults: Readonly<Record<string, [typed: string, said: RegExp]>> = {
  srNumber: ['x'.repeat(301), /300 characters or fewer/],
  scin: ['', /Enter the SCIN/],
  payingParent: ['y'.repeat(201), /200 characters or fewer/],
  payingParentAddress: ['z'.repeat(5001), /5,?000/],
  receivingParent: ['Card 4111 1111 1111 1111', /payment card number/],
  caseworkerEmail: ['pat at work', /Enter an email address/],
  liabilityTotal: ['about £90', /not an amount in pounds/],
}

const spec = (specs: readonly FactSpec[], name: string): FactSpec => {
  const found = specs.find(one => one.name === name)
  if (!found) throw new Error(`There is no fact ${name}.`)
  return found
}

test('a new SR with something wrong in every kind of field is not entered, and nothing typed is lost', async ({
  desk,
  folders,
}) => {
  const file = await sampleCase()
  const { facts } = file.procedure
  await ready(walkOf(desk, folders, file), await makeShare(folders, file))
  const { page } = desk
  const { form, open, enter } = newSr(page)
  await open(file.procedure)
  await factInput(form, spec(facts, 'caseworker')).fill('Pat Fictional')
  for (const [name, [typed]] of Object.entries(openingFaults))
    await factInput(form, spec(facts, name)).fill(typed)
  const schedule = factPlace(form, 'loSchedule')
  await schedule.getByLabel('From, row 1').fill('31 February 2026')
  await schedule.getByLabel('Due (£), row 1').or(schedule.getByLabel('Due, row 1')).fill('-5')
  await enter()

  await test.step('each field says what is wrong, and the list at the top leads to it', async () => {
    const summary = page.getByRole('alert', { name: 'There is a problem' })
    await expect(summary).toBeVisible()
    for (const [name, [, said]] of Object.entries(openingFaults)) {
      await expect(factPlace(form, name).locator('.govuk-error-message')).toHaveText(said)
      const label = spec(facts, name).label
      await expect(
        summary.getByRole('link', { name: new RegExp(`^${label}: |^Enter the ${label}`) }),
      ).toBeVisible()
    }
    await expect(schedule).toContainText('There is no 31 February 2026')
    await summary.getByRole('link', { name: 'Paying parent:' }).click()
    await expect(factInput(form, spec(facts, 'payingParent'))).toBeFocused()
  })

  await test.step('what was typed stays, also while looking elsewhere', async () => {
    await page.getByRole('navigation', { name: 'SSST Desk' }).getByRole('link', { name: 'Worklist' }).click()
    await expect(page.getByText('There are no service requests here.')).toBeVisible()
    await page.goBack()
    for (const [name, [typed]] of Object.entries(openingFaults))
      await expect(factInput(form, spec(facts, name))).toHaveValue(typed)
    await expect(factPlace(form, 'loSchedule').getByLabel('From, row 1')).toHaveValue('31 February 2026')
  })
})

test('pasted rows that are wrong are named by their lines, and what stands in the table stays', async ({
  desk,
  folders,
}) => {
  const file = await sampleCase()
  await ready(walkOf(desk, folders, file), await makeShare(folders, file))
  const { page } = desk
  const { form, open } = newSr(page)
  await open(file.procedure)
  const schedule = spec(file.procedure.facts, 'loSchedule')
  const place = factPlace(form, 'loSchedule')
  await place.getByLabel('From, row 1').fill('1 1 2026')
  const wrong = [
    'From,To,Due,Paid',
    '1 2 2026,28 2 2026,780.00,0.00',
    '1 3 2026,31 3 2026,780.00',
    '1 4 2026,31 4 2026,780.00,0',
    '1 5 2026,31 5 2026,a lot,"1,000.00"',
    ',,,,,,',
  ].join('\n')
  await pasteRows(place, schedule, wrong)
  const said = place.getByRole('alert')
  await expect(said).toContainText('Nothing was added')
  await expect(said).toContainText('Line 3 has 3 values; 4 are needed: From, To, Due, Paid.')
  await expect(said).toContainText('Line 4, To: There is no 31 April 2026')
  await expect(said).toContainText('Line 5, Due: ')
  await expect(place.getByRole('textbox', { name: /^Rows to add/ })).toHaveValue(wrong)
  await expect(place.getByLabel('From, row 1')).toHaveValue('1 Jan 2026')
  await expect(place.getByRole('row')).toHaveCount(2)

  await pasteRows(place, schedule, '1 2 2026;28 2 2026;780;0\n1 3 2026;31 3 2026;"1,780.50";5\n')
  await expect(place.getByRole('status')).toContainText('2 rows added')
  await expect(place.getByLabel('From, row 1')).toHaveValue('1 Jan 2026')
  await expect(place.getByLabel(/^Due( \(£\))?, row 3$/)).toHaveValue('1,780.50')
})

test('a wrong date, time, number or name in a step is refused beside its field, and the step is not done', async ({
  desk,
  folders,
}) => {
  const file = await sampleCase()
  const walk = walkOf(desk, folders, file)
  await begin(walk, folders, 'hearing-and-cpo')
  const screen = casePage(desk.page)
  const facts = file.procedure

  await test.step('facts', async () => {
    const wrong: Record<string, [string, RegExp]> = {
      hearingDate: ['Friday 3 December 2026', /is a Thursday, not a Friday/],
      hearingTime: ['2:30', /morning or the afternoon/],
      cpoEmail: ['ivo@', /Enter an email address/],
      cpoTelephone: ['call me', /Enter a telephone number/],
    }
    const hearing = screen.part('hearing')
    for (const [name, [typed]] of Object.entries(wrong)) {
      const fact = factOf(facts, name)
      if (fact) await factInput(hearing, fact).fill(typed)
    }
    await hearing.getByRole('button', { name: 'Save', exact: true }).click()
    for (const [name, [typed, said]] of Object.entries(wrong)) {
      await expect(factPlace(hearing, name).locator('.govuk-error-message')).toHaveText(said)
      const fact = factOf(facts, name)
      if (fact) await expect(factInput(hearing, fact)).toHaveValue(typed)
    }
    await expect(hearing).toHaveAttribute('data-satisfied', 'false')
  })

  await test.step('a call', async () => {
    const contact = screen.part('contact')
    await contact.getByLabel('Date of the call').fill('1 January 2099')
    await contact.getByLabel('Note', { exact: true }).fill('An invented note.')
    await contact.getByRole('button', { name: 'Record the call' }).click()
    await expect(contact).toContainText('Enter who you spoke to.')
    await expect(contact).toContainText('This day has not come yet')
    await contact.getByLabel('Date of the call').fill('today-ish')
    await contact.getByLabel(/^Time/).fill('25:61')
    await contact.getByRole('button', { name: 'Record the call' }).click()
    await expect(contact).toContainText('‘today-ish’ cannot be read as a date')
    await expect(contact).toContainText('There is no time ‘25:61’')
    await expect(contact.getByLabel('Note', { exact: true })).toHaveValue('An invented note.')
    await expect(contact).toHaveAttribute('data-satisfied', 'false')
  })

  await test.step('marking the step done says what is missing and goes there', async () => {
    await screen.markDone.click()
    await expect(screen.part('team')).toContainText('Enter: Court presenting team')
    await expect(screen.part('contact')).toContainText('Telephone and record the call')
    await expect(screen.part('team')).toBeFocused()
    await expect(screen.step('hearing-and-cpo')).toHaveAttribute('data-state', 'next')
  })

  await test.step('a window that closes with something unsaved asks first', async () => {
    const asked = desk.page.waitForEvent('dialog')
    const closing = desk.page.close({ runBeforeUnload: true })
    const dialog = await asked
    expect(dialog.type()).toBe('beforeunload')
    await dialog.dismiss()
    await closing
    await expect(screen.part('contact').getByLabel('Note', { exact: true })).toHaveValue('An invented note.')
  })
})
