import type { Procedure } from '../../../shared/procedures/schema'

/** The address of a procedure, or of one of its steps, in the reference. An SR may run under an older version: it is named. */
export const referencePath = ({ id, version }: Pick<Procedure, 'id' | 'version'>, step?: string): string =>
  `/reference/${id}${step ? `/${step}` : ''}?version=${version}`
