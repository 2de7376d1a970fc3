import { plainDate } from '../../../shared/calendar/write'
import type { DocumentModel } from '../../../shared/documents/model'
import { ink, type Page, paper } from './page'
import { type Setter, type } from './setter'

export const margin = { left: 56.7, right: 56.7, bottom: 68 }
export const columnWidth = paper.width - margin.left - margin.right

const right = paper.width - margin.right

/** The line at the head of a form's pages, and of a letter's from the second on. */
export const drawHead = (page: Page, model: DocumentModel, setter: Setter): void => {
  const team = setter.oneLine('Specialist Services Support Team', columnWidth / 2, type.small)
  const reference = setter.oneLine(model.reference, columnWidth / 2 - 20, type.small, true)
  page.text(team, { left: margin.left, top: 38, ...type.small, shade: ink.label })
  page.text(reference, { left: 0, right, top: 38, ...type.small })
  page.rule(margin.left, right, 45, page.index === 0 ? 2 : 0.8, page.index === 0 ? ink.text : ink.rule)
}

/** The foot of every page: whose document it is, what it is not, and where it ends. */
export const drawFoot = (page: Page, count: number, model: DocumentModel, setter: Setter): void => {
  const top = paper.height - 40
  const numbered = setter.oneLine(`Page ${page.index + 1} of ${count}`, 80, type.small)
  const identity = [
    model.reference,
    ...(model.sr ? [`SR ${model.sr}`] : []),
    `Made ${plainDate(model.madeOn)}`,
  ]
  const left = setter.oneLine(identity.join(' · '), columnWidth - 90, type.small)
  page.rule(margin.left, right, top - 12, 0.6, ink.rule)
  page.text(left, { left: margin.left, top, ...type.small, shade: ink.label })
  page.text(numbered, { left: 0, right, top, ...type.small })
  const marking = setter.oneLine(model.marking, columnWidth, type.small, true)
  page.text(marking, { left: margin.left, top: top + 12, ...type.small })
}
