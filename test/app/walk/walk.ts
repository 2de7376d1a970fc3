import type { Page } from '@playwright/test'
import { factOf, type Part, type Step, stepsOf } from '../../../shared/procedures/schema'
import { casePage } from '../pages/case-page'
import { expect } from '../pages/expect'
import { enterFact } from '../pages/fact-fields'
import { newSr } from '../pages/new-sr'
import { giveUp, isDeleted } from './close'
import { toEnter, type Walk } from './guide'
import type { OnScreen } from './on-screen'
import { perform } from './parts'

/** Enters the SR of a case file, with every fact that is asked for then and known. Begins on any screen. */
export const enterCase = async (walk: Walk): Promise<void> => {
  const { page, file, guide } = walk
  const { procedure } = file
  guide.doing('opening “New SR”')
  const screen = newSr(page)
  await screen.open(procedure)
  await guide.see('new-sr')
  for (const [name, value] of toEnter(walk, [...procedure.opening.required, ...procedure.opening.optional])) {
    const spec = factOf(procedure, name)
    if (!spec) continue
    guide.doing(`entering “${spec.label}”`)
    await enterFact(screen.form, spec, value)
    walk.entered.add(name)
  }
  await guide.see('new-sr-filled')
  guide.doing('entering the SR')
  await screen.enter()
  await expect(casePage(page).panel).toBeVisible()
}

interface Current {
  step: Step
  /** It is done, and has changed since. */
  again: boolean
}

/** The step that has changed since it was done, else the one the product offers next, as its own list says; null at the end. */
const currentStep = async (page: Page, steps: readonly Step[]): Promise<Current | null> => {
  const links = await casePage(page)
    .steps.locator('a[data-step]')
    .evaluateAll(all =>
      all.map(link => ({
        id: link.getAttribute('data-step'),
        state: link.getAttribute('data-state'),
        words: link.textContent ?? '',
      })),
    )
  // A step that waits for another step cannot be worked on; one that waits for somebody outside can.
  const open = links.filter(({ words }) => !/Waits for step/.test(words))
  const changed = open.find(({ state, words }) => state === 'done' && /Changed since/.test(words))
  const now =
    changed ?? open.find(link => link.state === 'next') ?? open.find(link => link.state === 'waiting')
  const step = steps.find(({ id }) => id === now?.id)
  return step ? { step, again: changed !== undefined } : null
}

export interface WalkSteps {
  /** Stops before this step, with it open. */
  until?: string
  /** Called with each step open and untouched, and again when it is finished. */
  before?: (step: Step) => Promise<void>
  after?: (step: Step) => Promise<void>
}

/** Does step after step as the product offers them, until the SR is closed or the step in `until` is next. */
export const walkSteps = async (walk: Walk, { until, before, after }: WalkSteps = {}): Promise<void> => {
  const { page, file, guide } = walk
  const steps = stepsOf(file.procedure)
  const screen = casePage(page)
  for (const _ of [...steps, ...steps]) {
    const current = await currentStep(page, steps)
    if (current === null) return
    const { step, again } = current
    guide.doing(`opening step ${step.no}`)
    await screen.open(step.id)
    if (step.id === until) return
    if (again) {
      await doParts(walk, step, again)
      await expect(screen.step(step.id)).not.toContainText('Changed since')
      continue
    }
    await before?.(step)
    const closed = await doParts(walk, step)
    await after?.(step)
    // The closing took the SR with it: there are no steps to go back to.
    if (closed && isDeleted(page)) return
    if (closed) {
      guide.doing('going back to the steps')
      await screen.tab('Steps')
    } else {
      guide.doing(`marking step ${step.no} done`)
      await screen.markDone.click()
    }
    await expect(screen.step(step.id)).toHaveAttribute('data-state', 'done')
    if (closed) return
  }
}

/** Does step after step until the SR is closed, or given up where the branch of the case file says so. */
export const walkToEnd = async (
  walk: Walk,
  calls: Pick<WalkSteps, 'before' | 'after'> = {},
): Promise<void> => {
  const { branch } = walk.file
  if (!branch?.givenUp) return walkSteps(walk, calls)
  await walkSteps(walk, { ...calls, until: branch.givenUp.before })
  await giveUp(walk, branch.end, branch.givenUp.reason)
}

/** Satisfied with nothing in them, so that the case file says whether anything is done. */
const mayBeLeftOut: ReadonlySet<Part['kind']> = new Set(['facts', 'file', 'payment'])

/**
 * Does every part of the open step that applies, in their order; once it was done, only what does not hold any more. Says
 * whether the SR is closed after it.
 */
export const doParts = async (walk: Walk, step: Step, again = false): Promise<boolean> => {
  const screen = casePage(walk.page)
  const done = new Set<string>()
  // A fact may bring further parts: the page says after each which ones there are.
  for (;;) {
    const part = await nextPart(walk, step, done)
    if (part === null) return false
    done.add(part.id)
    const place = screen.part(part.id)
    const satisfied = (await place.getAttribute('data-satisfied')) === 'true'
    const on: OnScreen = { walk, step, part, place }
    if (!satisfied || (!again && mayBeLeftOut.has(part.kind))) await perform(on)
    if (part.kind === 'close') return true
    walk.guide.doing(`waiting for “${await place.getByRole('heading').first().innerText()}” to be complete`)
    await expect(place).toHaveAttribute('data-satisfied', 'true')
  }
}

const nextPart = async ({ page }: Walk, step: Step, done: ReadonlySet<string>): Promise<Part | null> => {
  const ids = await casePage(page)
    .panel.locator('section[data-part]')
    .evaluateAll(all => all.map(place => place.getAttribute('data-part')))
  const next = ids.find(id => id !== null && !done.has(id))
  return step.parts.find(part => part.id === next) ?? null
}
