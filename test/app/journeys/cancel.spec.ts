import { begin, sampleCase, walkOf } from '../begin'
import { expect, test } from '../journey'
import { casePage } from '../pages/case-page'
import { shownTimeline } from '../pages/records'
import { walkSteps } from '../walk/walk'

test('when the CPO stops, the SR ends as Close / Cancel and asks for nothing more', async ({
  desk,
  folders,
}) => {
  const file = await sampleCase('liability-order', {
    cpoDecision: 'stop',
    stopReason: 'Invented: the arrears were paid in full.',
    // The hearing date agrees in both places: nothing is to be settled on this way.
    hearingDateFromEmail: (await sampleCase()).facts.hearingDate ?? '',
  })
  const walk = walkOf(desk, folders, file)
  await begin(walk, folders, 'cpo-decision')
  const screen = casePage(desk.page)
  await expect(screen.step('outcome')).toHaveAttribute('data-state', 'waiting')
  await walkSteps(walk)

  await expect(screen.identity).toContainText('Closed: Close / Cancel')
  await expect(screen.step('cpo-decision')).toHaveAttribute('data-state', 'done')
  for (const id of ['outcome', 'to-ecm', 'close'])
    await expect(screen.step(id)).toHaveAttribute('data-state', 'not-needed')
  const [last] = await shownTimeline(desk.page)
  expect(last?.what).toBe('SR closed: Close / Cancel')
})
