import { shownName } from '../../../shared/bundle/names'
import { type Failed, failed } from '../../../shared/result'

/** An office's file: its name, and its bytes as they were loaded. */
export interface OfficialFile {
  name: string
  bytes: Uint8Array<ArrayBuffer>
}

export interface OfficialField {
  /** As the file names it. */
  name: string
  takes: 'words' | 'tick' | 'option' | 'nothing'
  /** What can be chosen, for one that takes an option. */
  options: string[]
}

export const builtIn =
  'The built-in layout is used instead. Settings, Official forms, is where to put it right.'

/** Why an official form is not filled: the field, and what is the matter with it. */
export const notFilled = (file: OfficialFile, field: string, why: string): Failed =>
  failed('invalid', `The field ‘${shownName(field)}’ of ‘${shownName(file.name)}’ ${why}.`, builtIn)

/** Fields that are to be filled and are not in the file. */
export const isGone = 'is not there any more'
/** A fact that only another procedure knows. */
export const isUnknown = 'is to hold something this procedure does not record'
