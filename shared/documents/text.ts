import type { Block, DocumentModel, Field, Text } from './model'

/** The words of a text, without its structure. */
export const plain = (text: Text): string =>
  text.map(part => (typeof part === 'string' ? part : part.value)).join('')

/** A check as it is printed. */
export const checkText = (check: string): string => `Check before this leaves the team: ${check}`

const fieldLine = (field: Field) => `${field.label}\t${field.value}`

const blockText = (block: Block): string[] => {
  switch (block.kind) {
    case 'heading':
      return [block.text]
    case 'paragraph':
    case 'notice':
      return [plain(block.text)]
    case 'fields':
      return block.rows.map(fieldLine)
    case 'table':
      return [
        block.caption,
        block.columns.map(column => column.title).join('\t'),
        ...block.rows.map(row => row.map(plain).join('\t')),
        ...(block.total ? [block.total.join('\t')] : []),
      ]
    case 'list':
      return block.items.map(plain)
    case 'letterhead':
      return [...block.sender, ...block.details.map(fieldLine), ...block.recipient.lines]
    case 'signature':
      return [...(block.closing ? [block.closing] : []), ...block.rows.map(fieldLine)]
  }
}

/**
 * The document as plain text, in reading order: one line per paragraph or row, cells and labels parted by tabs.
 * For the preview, for search, and to prove that a PDF or Word file says what the model says.
 */
export const modelText = (model: DocumentModel): string =>
  [
    ...(model.layout === 'form' ? [model.title] : []),
    model.marking,
    ...model.checks.map(checkText),
    ...model.blocks.flatMap(blockText),
  ].join('\n')

/** What a file of the document says of itself in its properties: no name of a person. */
export const fileTitle = (model: DocumentModel): string =>
  [model.reference, ...(model.sr ? [`SR ${model.sr}`] : [])].join(' – ')
