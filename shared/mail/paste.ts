import type { Case } from '../case/case'
import { type Filled, fillAll } from '../case/fill'
import type { PartOf, Procedure, SystemPlace } from '../procedures/schema'

/** What each place of the 2012 system is called on screen. */
export const placeNames: Record<SystemPlace, string> = {
  'sr-status': 'SR Status',
  sr: 'Service request',
  'sr-notes': 'SR Notes',
  'activity-plan': 'SR Activity Plan',
  'contact-notes': 'Contact Notes',
  'sr-approval': 'TL Approved and Comments',
  'sr-resolution': 'SR Reason and Resolution Code',
}

/** The text an officer pastes into the 2012 system for a part of a step. */
export const pasteText = (procedure: Procedure, part: PartOf<'paste'>, one: Case): Filled =>
  fillAll(part.text, procedure.facts, one.facts, '\n')
