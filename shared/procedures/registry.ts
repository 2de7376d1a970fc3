import { type Failed, failed } from '../result'
import { commitment } from './commitment'
import { countyCourt } from './county-court'
import { faceToFace } from './face-to-face'
import { faceToFaceConsider } from './face-to-face-consider'
import { liabilityOrder } from './liability-order'
import { payment } from './payment'
import type { Procedure } from './schema'

/** Every procedure the product comes with. Adding one is adding its file and its line here. */
export const procedures: readonly Procedure[] = [
  payment,
  countyCourt,
  commitment,
  liabilityOrder,
  faceToFace,
  faceToFaceConsider,
]

/**
 * The procedure a case was started under, among those known: the ones above and the office's own. A case keeps its
 * version, so older versions stay listed as long as cases may be open under them; undefined when neither is known.
 */
export const procedureFor = (
  known: readonly Procedure[],
  started: { id: string; version: number },
): Procedure | undefined => known.find(one => one.id === started.id && one.version === started.version)

/** The newest version of every procedure known, for starting an SR. */
export const currentProcedures = (known: readonly Procedure[]): Procedure[] =>
  known.filter(one => !known.some(other => other.id === one.id && other.version > one.version))

/** The fault of a case whose procedure is not among those known. */
export const procedureUnknown = (): Failed =>
  failed(
    'damaged',
    'This SR was started under a version of its procedure that this SSST Desk does not know.',
    'If it is a procedure of your office, load its file again in Settings, under Procedures. Otherwise install the newest version of SSST Desk and open the SR again.',
  )
