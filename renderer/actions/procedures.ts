import { withAdded } from '../../shared/procedures/added'
import { procedures as builtIn } from '../../shared/procedures/registry'
import type { Procedure } from '../../shared/procedures/schema'
import { type Fault, failed, ok, type Result } from '../../shared/result'
import type { Session } from '../session/session'
import type { Desk } from './desk'
import { notifyFault } from './notices'

/** Whether the product comes with this procedure. */
export const isBuiltIn = (procedure: Procedure): boolean => builtIn.includes(procedure)

const officeOf = ({ procedures }: Session): Procedure[] => procedures.filter(one => !isBuiltIn(one))

/** Takes the office's own procedures from the host. Where they cannot be read, the product's go on and a message says so. */
export const loadProcedures = async (desk: Desk): Promise<void> => {
  const kept = await desk.host('procedures.read', {})
  desk.session.setState({
    procedures: [...builtIn, ...(kept.ok ? kept.value : [])],
    proceduresFault: kept.ok ? null : kept.fault,
  })
  if (!kept.ok) notifyFault(desk, kept.fault)
}

const keep = async (desk: Desk, office: Procedure[]): Promise<Result<null>> => {
  const kept = await desk.host('procedures.write', { procedures: office })
  if (!kept.ok) return kept
  desk.session.setState({ procedures: [...builtIn, ...office], proceduresFault: null })
  return ok(null)
}

/** What came of loading a file: the procedure, what is wrong in the file, or why it could not be kept. */
export type Loaded =
  | { is: 'loaded'; procedure: Procedure }
  | { is: 'wrong'; problems: string[] }
  | { is: 'failed'; fault: Fault }

/** Loads a procedure of the office's own from a file. Nothing is kept of a file that is wrong. */
export const loadProcedureFile = async (desk: Desk, file: File): Promise<Loaded> => {
  const office = officeOf(desk.session.getState())
  const outcome = await desk.offthread.readProcedure({ name: file.name, file, office })
  if (!outcome.ok) return { is: 'failed', fault: outcome.fault }
  const read = outcome.value
  if (!read.ok) return { is: 'wrong', problems: read.problems }
  const kept = await keep(desk, withAdded(office, read.value))
  return kept.ok ? { is: 'loaded', procedure: read.value } : { is: 'failed', fault: kept.fault }
}

/** How many SRs run, or ran, under this version of a procedure. */
export const countUnder = ({ id, version }: Procedure, { cases }: Pick<Session, 'cases'>): number =>
  Object.values(cases).filter(({ procedure }) => procedure.id === id && procedure.version === version).length

/** Takes out a version of an office's procedure under which no SR runs or ran. */
export const removeProcedure = async (desk: Desk, procedure: Procedure): Promise<Result<null>> => {
  const session = desk.session.getState()
  const count = countUnder(procedure, session)
  if (count > 0 || session.damaged.length > 0)
    return failed(
      'refused',
      count > 0
        ? `${count === 1 ? 'An SR was' : `${count} SRs were`} started under this version, so it stays.`
        : 'There are SRs here that cannot be read, and one of them may have been started under this version.',
      'Load a higher version for the SRs to come; New SR then offers that one.',
    )
  return keep(
    desk,
    officeOf(session).filter(one => one !== procedure),
  )
}

/** A procedure as a file to begin one's own from: the same, as the first version of one with an id of its own. */
export const patternOf = (procedure: Procedure): string =>
  `${JSON.stringify({ ...procedure, id: `office-${procedure.id}`.slice(0, 60), version: 1 }, null, 2)}\n`
