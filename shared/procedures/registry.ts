import { liabilityOrder } from './liability-order'
import type { Procedure } from './schema'

/** Every procedure the product knows. Adding one is adding its file and its line here. */
export const procedures: readonly Procedure[] = [liabilityOrder]

/**
 * The procedure a case was started under. A case keeps its version, so older versions stay listed
 * as long as cases may be open under them; undefined when neither is known.
 */
export const procedureFor = (started: { id: string; version: number }): Procedure | undefined =>
  procedures.find(one => one.id === started.id && one.version === started.version)

/** The newest version of every procedure, for starting an SR. */
export const currentProcedures = (): Procedure[] =>
  procedures.filter(one => !procedures.some(other => other.id === one.id && other.version > one.version))
