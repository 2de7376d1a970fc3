import { londonDate } from '../../../shared/calendar/london'
import { plainDate, shortDate } from '../../../shared/calendar/write'
import { factText } from '../../../shared/case/fact-text'
import { factWords, fill, holds } from '../../../shared/case/fill'
import { payerNames } from '../../../shared/case/payments'
import { factOf } from '../../../shared/procedures/schema'
import { entryOf, settledFacts, visitDay } from '../cases/way'
import { broughtFiles } from '../files/brought'
import { expect } from '../pages/expect'
import { enterFact } from '../pages/fact-fields'
import { exactly } from '../pages/names'
import { closeSr } from './close'
import { delivery } from './delivery'
import type { Walk } from './guide'
import { enterFacts, type OnScreen } from './on-screen'

/** A text of the case file with its facts filled in, as they stand at the end. */
const filled = ({ file }: Walk, text: string | undefined): string =>
  fill(text ?? '', file.procedure.facts, settledFacts(file.procedure, file.facts, file.steps)).text

const facts = (on: OnScreen<'facts'>) => {
  const { later = [] } = entryOf(on.walk.file.steps, on.step, on.part)
  const asked = [...on.part.required, ...on.part.optional]
  // What is asked anew stands empty, whatever was entered before.
  for (const name of on.part.anew?.facts ?? []) on.walk.entered.delete(name)
  return enterFacts(
    on,
    asked.filter(name => !later.includes(name)),
  )
}

const received = async (on: OnScreen<'received'>) => {
  const { walk, step, part, place } = on
  const { medium = part.medium === 'telephone' ? 'telephone' : 'email', ...entry } = entryOf(
    walk.file.steps,
    step,
    part,
  )
  walk.guide.doing('recording what came')
  if (part.medium === 'either')
    await place.getByRole('radio', { name: medium === 'email' ? 'By email' : 'By telephone' }).check()
  if (entry.on !== undefined) await place.getByLabel(exactly('Day it came')).fill(plainDate(entry.on))
  if (medium === 'email') {
    const reference = `{{${walk.file.procedure.identity.reference}}}`
    const date = part.dateInSubject ? `, {{${part.dateInSubject}}}` : ''
    await place
      .getByLabel(exactly('Subject line of the email'))
      .fill(filled(walk, entry.subject ?? `SR ${reference}${date}`))
  }
  if (part.dateInSubject && medium === 'email') await chooseDate(on, part.dateInSubject)
  await place.getByLabel(exactly('Note')).fill(filled(walk, entry.note))
  await walk.guide.see('received')
  await place.getByRole('button', { name: 'Record it as received' }).click()
}

/** The date that the product read from the subject, where it is the one the case file has. */
const chooseDate = async ({ walk, place }: OnScreen<'received'>, fact: string) => {
  const value = walk.file.facts[fact]
  if (typeof value !== 'string') return
  const option = place.getByRole('radio', { name: shortDate(value) })
  if ((await option.count()) === 0) return
  await option.check()
  walk.entered.add(fact)
}

const file = async ({ walk, step, part, place }: OnScreen<'file'>) => {
  const brought = entryOf(walk.file.steps, step, part).files ?? (part.required ? [{ made: 'Scan.pdf' }] : [])
  if (brought.length === 0) return
  if (part.allowed && !holds(part.allowed.when, walk.file.facts)) {
    walk.guide.doing('being refused without a reason')
    await expect(place).toContainText(part.allowed.words)
    await expect(place.locator('input[type=file]')).toHaveCount(0)
    await walk.guide.see('refused')
    const spec = factOf(walk.file.procedure, part.allowed.reason)
    const reason = walk.file.facts[part.allowed.reason]
    if (!spec || reason === undefined) throw new Error(`The case file has no ${part.allowed.reason}.`)
    await enterFact(place, spec, reason)
    await place.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(place.locator('input[type=file]')).toHaveCount(1)
  }
  walk.guide.doing(`adding files for “${part.label}”`)
  const paths = await broughtFiles(brought, { made: walk.files, beside: walk.beside })
  const listed = place.getByRole('button', { name: /^Remove/ })
  const before = await listed.count()
  await place.locator('input[type=file]').setInputFiles(paths)
  // The pictures of one choice become one PDF.
  const pictures = paths.filter(path => /\.(png|jpe?g)$/i.test(path)).length
  await expect(listed).toHaveCount(before + paths.length - Math.max(0, pictures - 1))
}

const document = async ({ walk, part, place }: OnScreen<'document'>) => {
  walk.guide.doing(`making ${part.form}`)
  await place.getByRole('button', { name: /^Make / }).click()
}

const settle = async ({ walk, step, part, place }: OnScreen<'settle'>) => {
  const { procedure, facts: known, steps } = walk.file
  const { counts = part.against, reason = 'It arrived later, and the sender confirmed it.' } = entryOf(
    steps,
    step,
    part,
  )
  const spec = factOf(procedure, part.into)
  const value = known[counts]
  if (!spec || value === undefined) throw new Error(`The case file has no ${counts}.`)
  walk.guide.doing('settling which value counts')
  await walk.guide.see('differs')
  await place.getByRole('radio', { name: factWords(spec, value), exact: true }).check()
  await place.getByLabel(exactly('How do you know?')).fill(reason)
  await place.getByRole('button', { name: 'Settle the difference' }).click()
}

const paste = async ({ walk, place }: OnScreen<'paste'>) => {
  walk.guide.doing('copying the text for the 2012 system')
  await place.getByRole('button', { name: /^Copy/ }).click()
}

const message = async ({ walk, step, part, place }: OnScreen<'message'>) => {
  walk.guide.doing('drafting the email')
  await walk.guide.see('email')
  await place.getByRole('button', { name: /^Draft (the email|it and open)/ }).click()
  await walk.guide.see('draft')
  walk.guide.doing('recording the email as sent')
  await place.getByRole('button', { name: 'I have sent it' }).click()
  const { receipt } = entryOf(walk.file.steps, step, part)
  if (!part.readReceipt || receipt === undefined) return
  walk.guide.doing('recording the read receipt')
  const forms = place.locator('.desk-receipt-form')
  for (let left = part.to.length; left > 0; left--) {
    await expect(forms).toHaveCount(left)
    const form = forms.first()
    await form.getByRole('radio', { name: receipt === 'received' ? 'It has come' : 'None has come' }).check()
    await form.getByRole('button', { name: /^Record the receipt/ }).click()
  }
  await expect(forms).toHaveCount(0)
}

const call = async ({ walk, step, part, place }: OnScreen<'call'>) => {
  const { spokeTo = part.with, note } = entryOf(walk.file.steps, step, part)
  walk.guide.doing('recording the call')
  await place.getByLabel(exactly('Spoke to')).fill(filled(walk, spokeTo))
  await place.getByLabel(exactly('Note')).fill(filled(walk, note))
  await place.getByRole('button', { name: 'Record the call' }).click()
}

const payment = async ({ walk, step, part, place }: OnScreen<'payment'>) => {
  const { on, paidBy, reference } = entryOf(walk.file.steps, step, part)
  if (!part.required && on === undefined) return
  walk.guide.doing('recording the payment')
  const offer = place.getByRole('button', { name: 'Record a payment' })
  if ((await offer.count()) > 0) await offer.click()
  const fee = factOf(walk.file.procedure, part.fee)
  const paid = walk.file.facts[part.fee]
  if (fee && paid !== undefined) await place.getByLabel(exactly('Fee')).fill(String(factText(fee, paid)))
  if (on !== undefined) await place.getByLabel(exactly('Day it was paid')).fill(plainDate(on))
  if (paidBy !== undefined) await place.getByRole('radio', { name: payerNames[paidBy], exact: true }).check()
  await place.getByLabel(exactly('Court’s receipt or reference')).fill(reference ?? '')
  await walk.guide.see('payment')
  await place.getByRole('button', { name: 'Record the payment' }).click()
  await expect(place.getByRole('button', { name: /^Undo/ })).toBeVisible()
}

const visits = async ({ walk, step, part, place }: OnScreen<'visits'>) => {
  const attempts = entryOf(walk.file.steps, step, part).attended ?? [true]
  for (const [index, attended] of attempts.entries()) {
    walk.guide.doing('recording a visit')
    const before = await place.getByRole('listitem').count()
    await place
      .getByLabel(exactly('Day of the visit'))
      .fill(plainDate(visitDay(londonDate(new Date().toISOString()), attempts.length, index)))
    await place.getByRole('radio', { name: attended ? 'Yes' : 'No', exact: true }).check()
    await walk.guide.see('visit')
    await place.getByRole('button', { name: 'Record the visit' }).click()
    await expect(place.getByRole('listitem')).toHaveCount(before + 1)
  }
}

const compare = async ({ walk, step, part, place }: OnScreen<'compare'>) => {
  const { take = [] } = entryOf(walk.file.steps, step, part)
  walk.guide.doing('comparing the received form')
  await expect(place.getByRole('button', { name: 'Record the comparison' })).toBeVisible()
  for (const row of await place.locator('[data-difference]').all()) {
    const fact = (await row.getAttribute('data-difference')) ?? ''
    await row.getByRole('radio', { name: take.includes(fact) ? /^Take over/ : /^Keep/ }).check()
  }
  const byEye = place.getByRole('checkbox', { name: /^I have opened the form/ })
  if ((await byEye.count()) > 0) await byEye.check()
  await walk.guide.see('compared')
  await place.getByRole('button', { name: 'Record the comparison' }).click()
}

const confirm = async ({ walk, place }: OnScreen<'confirm'>) => {
  walk.guide.doing('confirming')
  await place.getByRole('button', { name: 'Yes, this is so' }).click()
}

const deletion = async ({ walk, place }: OnScreen<'deletion'>) => {
  walk.guide.doing('declaring that the clerical files may be deleted')
  await walk.guide.see('deletion')
  await place.getByRole('button', { name: 'I declare this' }).click()
}

const close = async ({ walk, part, place }: OnScreen<'close'>) => {
  walk.guide.doing('opening the page that closes the SR')
  await place.getByRole('button', { name: /^Close the SR/ }).click()
  await closeSr(walk, part.end)
}

/** Does what one part of a step asks for. */
export const perform = (on: OnScreen): Promise<void> => {
  const { part } = on
  switch (part.kind) {
    case 'facts':
      return facts({ ...on, part })
    case 'received':
      return received({ ...on, part })
    case 'file':
      return file({ ...on, part })
    case 'document':
      return document({ ...on, part })
    case 'settle':
      return settle({ ...on, part })
    case 'paste':
      return paste({ ...on, part })
    case 'delivery':
      return delivery({ ...on, part })
    case 'message':
      return message({ ...on, part })
    case 'call':
      return call({ ...on, part })
    case 'payment':
      return payment({ ...on, part })
    case 'visits':
      return visits({ ...on, part })
    case 'compare':
      return compare({ ...on, part })
    case 'confirm':
      return confirm({ ...on, part })
    case 'deletion':
      return deletion({ ...on, part })
    case 'close':
      return close({ ...on, part })
  }
}
