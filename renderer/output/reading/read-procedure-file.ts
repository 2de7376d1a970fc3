import { shownName } from '../../../shared/bundle/names'
import { forms } from '../../../shared/documents/forms'
import { procedureFileBytes, type ReadProcedure, readProcedure } from '../../../shared/procedures/read'
import { procedures as builtIn } from '../../../shared/procedures/registry'
import type { Procedure } from '../../../shared/procedures/schema'
import { failed, ok, type Result } from '../../../shared/result'

/** A file that is to hold a procedure, as the officer chose it, and the office's own that are loaded already. */
export interface ProcedureFile {
  name: string
  file: Blob
  office: readonly Procedure[]
}

/** Reads an office's procedure and holds it against all that are known. What is wrong comes with its line. Never rejects. */
export const readProcedureFile = async ({
  name,
  file,
  office,
}: ProcedureFile): Promise<Result<ReadProcedure>> => {
  let bytes: Uint8Array
  try {
    // One byte too many is enough to tell that a file is too large; a film is not taken into memory for that.
    bytes = new Uint8Array(await file.slice(0, procedureFileBytes + 1).arrayBuffer())
  } catch {
    return failed(
      'not-found',
      `The file ${shownName(name)} could not be read.`,
      'It may have been moved, or its drive may be away. Choose it again.',
    )
  }
  return ok(readProcedure(bytes, { forms: forms.map(form => form.id), builtIn, office }))
}
