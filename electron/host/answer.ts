import { contract, type HostHandlers, isCallName } from '../../shared/host/contract'
import { fieldInWords, plainWords } from '../../shared/host/fields'
import { failed, ok, type Result } from '../../shared/result'

/**
 * The one door carriers call with what came from outside: any name, any input.
 * An unknown name or an input that does not fit the contract is the fault `invalid`, naming the field; an error thrown
 * behind the door, or an answer that breaks the contract, is the fault `internal` and is logged by code only.
 */
export const answer = async (
  handlers: HostHandlers,
  name: string,
  input: unknown,
): Promise<Result<unknown>> => {
  if (!isCallName(name)) {
    return failed(
      'invalid',
      'The window asked for something this application cannot do.',
      'Close the application and open it again. If it stays, ask your IT support to install it anew.',
    )
  }
  const internal = async (): Promise<Result<unknown>> => {
    await handlers['log.fault']({ where: `host/${name}`, code: 'internal' })
    return failed(
      'internal',
      `Something went wrong inside the application (${name}).`,
      'Try again. If it stays, close the application and open it again; nothing already saved is lost.',
    )
  }
  const given = contract[name].input.safeParse(input, { error: plainWords })
  if (!given.success) {
    return failed(
      'invalid',
      `The application was given something it cannot use (${name}): ${fieldInWords(given.error)}`,
      'Correct it and try again.',
    )
  }
  try {
    // The table pairs each name with its input schema; that pairing is what TypeScript cannot follow through a union.
    const handle = handlers[name] as (checked: unknown) => Promise<Result<unknown>>
    const result = await handle(given.data)
    if (!result.ok) return result
    const output = contract[name].output.safeParse(result.value)
    return output.success ? ok(output.data) : await internal()
  } catch {
    return await internal()
  }
}
