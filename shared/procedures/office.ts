import type { Settings } from '../host/settings'
import type { Procedure } from './schema'

const known = new WeakMap<Settings, WeakMap<Procedure, Procedure>>()

/** A procedure with the options that this office keeps in its Settings; the same object for the same two. */
export const forOffice = (procedure: Procedure, settings: Settings): Procedure => {
  if (!procedure.facts.some(fact => fact.optionsFrom)) return procedure
  const ofSettings = known.get(settings) ?? new WeakMap<Procedure, Procedure>()
  known.set(settings, ofSettings)
  const office = ofSettings.get(procedure) ?? {
    ...procedure,
    facts: procedure.facts.map(fact =>
      fact.optionsFrom
        ? {
            ...fact,
            options: settings.lists[fact.optionsFrom]
              .filter(value => !fact.except?.includes(value))
              .map(value => ({ value, label: value })),
          }
        : fact,
    ),
  }
  ofSettings.set(procedure, office)
  return office
}
