import type { Locator } from '@playwright/test'
import { factOf, type Part, type PartOf, type Step } from '../../../shared/procedures/schema'
import { expect } from '../pages/expect'
import { enterFact } from '../pages/fact-fields'
import { toEnter, type Walk } from './guide'

interface Place {
  walk: Walk
  step: Step
  /** The section of the part. */
  place: Locator
}

/** One part of a step on screen. */
export interface OnScreen<K extends Part['kind'] = Part['kind']> extends Place {
  part: PartOf<K>
}

/** Enters and saves facts in one form: those that the case file knows and that are not entered yet. */
export const enterFacts = async (
  { walk, place }: Pick<Place, 'walk' | 'place'>,
  names: readonly string[],
): Promise<void> => {
  const list = toEnter(walk, names)
  if (list.length === 0) return
  for (const [name, value] of list) {
    const spec = factOf(walk.file.procedure, name)
    if (!spec) continue
    walk.guide.doing(`entering “${spec.label}”`)
    await enterFact(place, spec, value)
    walk.entered.add(name)
  }
  walk.guide.doing('saving the facts')
  await place.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(place.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible()
}
