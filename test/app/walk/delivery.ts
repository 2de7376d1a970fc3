import { rename } from 'node:fs/promises'
import { factOf, type PartOf } from '../../../shared/procedures/schema'
import { entryOf } from '../cases/way'
import { casePage } from '../pages/case-page'
import { expect } from '../pages/expect'
import { enterFact } from '../pages/fact-fields'
import { escaped } from '../pages/names'
import type { Walk } from './guide'
import type { OnScreen } from './on-screen'

/** Saves on the mapped folder, through what the case file says happens meanwhile. */
export const delivery = async (on: OnScreen<'delivery'>): Promise<void> => {
  const { walk, step, part, place } = on
  const { away, again } = entryOf(walk.file.steps, step, part)
  if (away) await saveWhileAway(on)
  else await save(on)
  if (!again) return
  await expect(place).toHaveAttribute('data-satisfied', 'true')
  await correct(on, again.facts)
  await expect(place).toHaveAttribute('data-satisfied', 'false')
  await save(on)
}

const save = async ({ walk, step, part, place }: OnScreen<'delivery'>) => {
  // Facts that changed after a document was made: it is made again before it goes.
  // While one is being made its name says so; it goes once it is made.
  const remake = place.getByRole('button', { name: /^Make .* again( \(working\))?$/ })
  if ((await remake.count()) > 0) await walk.guide.see('out-of-date')
  for (let left = await remake.count(); left > 0; left = await remake.count()) {
    walk.guide.doing('making a document again')
    await remake.first().click()
    await expect(remake).not.toHaveCount(left)
  }
  const { folder } = entryOf(walk.file.steps, step, part)
  walk.guide.doing('choosing the folder')
  if (folder !== undefined)
    await place.getByRole('radio', { name: new RegExp(`^${escaped(folder)}( \\(|$)`) }).check()
  walk.guide.doing('saving on the mapped folder')
  await walk.guide.see('to-be-saved')
  await place.getByRole('button', { name: /^Save (version \d+ )?on the mapped folder$/ }).click()
}

/** The label of the folder that is chosen, or that the product offers. */
const folderFor = ({ file }: Walk, part: PartOf<'delivery'>, chosen: string | undefined) => {
  const fits = file.folders.filter(one => one.kind === part.folderKind)
  const of = part.folderOf && file.facts[part.folderOf]
  return chosen ?? (fits.find(one => one.of === of) ?? fits[0])?.label ?? ''
}

const saveWhileAway = async (on: OnScreen<'delivery'>) => {
  const { walk, step, part, place } = on
  const folder = walk.places.get(folderFor(walk, part, entryOf(walk.file.steps, step, part).folder))
  if (folder === undefined) throw new Error('The case file maps no folder that could be away.')
  await rename(folder, `${folder} away`)
  try {
    await save(on)
    walk.guide.doing('seeing the delivery wait for its folder')
    const record = place.locator('[data-delivery][data-state="waiting"]')
    await expect(record).toContainText('It goes by itself as soon as the folder is back')
    await walk.guide.see('waiting')
  } finally {
    await rename(`${folder} away`, folder)
  }
  walk.guide.doing('sending the delivery again, now that the folder is back')
  const again = place.getByRole('button', { name: 'Try again now' })
  // It goes by itself as well, and may have been quicker.
  await again.click({ timeout: 3000 }).catch(() => undefined)
  await expect(place).toHaveAttribute('data-satisfied', 'true', { timeout: 60_000 })
}

/** Corrects facts where their step asks for them. */
const correct = async ({ walk, step }: OnScreen<'delivery'>, facts: Walk['file']['facts']) => {
  for (const [name, value] of Object.entries(facts)) {
    const asked = step.parts.find(
      one => one.kind === 'facts' && [...one.required, ...one.optional].includes(name),
    )
    const spec = factOf(walk.file.procedure, name)
    if (!asked || !spec) throw new Error(`Step ${step.no} does not ask for ${name}.`)
    const place = casePage(walk.page).part(asked.id)
    walk.guide.doing(`correcting “${spec.label}”`)
    await enterFact(place, spec, value)
    await place.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(place.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible()
  }
}
