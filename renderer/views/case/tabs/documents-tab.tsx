import type { ReactNode } from 'react'
import { LinkButton } from '../../../parts/button'
import { sizeWords } from '../../../parts/sizes'
import { Table } from '../../../parts/table'
import { Tag, type Tone } from '../../../parts/tag'
import { When } from '../../../parts/when'
import { useCaseView } from '../case-view'
import { formTitle, roleLabel } from '../steps/part-words'
import { Undo } from '../undo'
import { type DocumentRow, documentRows, type FileRow, fileRows } from './papers'
import { TabHeading } from './tab-heading'

const standings: Record<DocumentRow['is'], { tone: Tone; words: string }> = {
  current: { tone: 'green', words: 'Up to date' },
  'out-of-date': { tone: 'orange', words: 'Out of date' },
  replaced: { tone: 'grey', words: 'Replaced' },
}

const Places = ({ names }: { names: readonly string[] }): ReactNode =>
  names.length === 0 ? (
    <span className="desk-quiet">Nowhere yet</span>
  ) : (
    names.map(name => (
      <span className="desk-line" key={name}>
        {name}
      </span>
    ))
  )

/** Every document and file of the case: which version, how it stands, where it was delivered. */
export const DocumentsTab = () => {
  const { one, procedure, context, show } = useCaseView()
  const documents = documentRows(one, context)
  const files = fileRows(one)
  return (
    <>
      <TabHeading title="Documents" />
      {documents.length === 0 ? (
        <p className="govuk-body">No form or letter has been made yet.</p>
      ) : (
        <Table
          caption="Forms and letters"
          rows={documents}
          rowKey={row => row.document.event}
          columns={[
            {
              key: 'name',
              label: 'Document',
              rowHeader: true,
              cell: ({ document }) => (
                <LinkButton data-form={document.form} onClick={() => show({ kind: 'file', ...document })}>
                  {formTitle(document.form)}
                  <span className="govuk-visually-hidden">, version {document.version}, preview</span>
                </LinkButton>
              ),
            },
            { key: 'version', label: 'Version', numeric: true, cell: ({ document }) => document.version },
            { key: 'pages', label: 'Pages', numeric: true, cell: ({ document }) => document.pages ?? '' },
            { key: 'size', label: 'Size', numeric: true, cell: ({ document }) => sizeWords(document.bytes) },
            {
              key: 'made',
              label: 'Made',
              cell: ({ document }) => (
                <>
                  <When instant={document.at} />, {document.by}
                </>
              ),
            },
            {
              key: 'is',
              label: 'State',
              cell: ({ is }) => <Tag tone={standings[is].tone}>{standings[is].words}</Tag>,
            },
            { key: 'places', label: 'Delivered in', cell: row => <Places names={row.deliveredIn} /> },
          ]}
        />
      )}
      {files.length === 0 ? (
        <p className="govuk-body">No file has been added yet.</p>
      ) : (
        <Table
          caption="Files added"
          rows={files}
          rowKey={row => row.file.event}
          columns={[
            {
              key: 'name',
              label: 'File',
              rowHeader: true,
              cell: ({ file }) => (
                <LinkButton onClick={() => show({ kind: 'file', ...file })}>
                  {file.name}
                  <span className="govuk-visually-hidden">, preview</span>
                </LinkButton>
              ),
            },
            { key: 'role', label: 'As', cell: ({ file }) => roleLabel(procedure, file.role) },
            { key: 'pages', label: 'Pages', numeric: true, cell: ({ file }) => file.pages ?? '' },
            { key: 'size', label: 'Size', numeric: true, cell: ({ file }) => sizeWords(file.bytes) },
            {
              key: 'added',
              label: 'Added',
              cell: ({ file }) => (
                <>
                  <When instant={file.at} />, {file.by}
                </>
              ),
            },
            { key: 'places', label: 'Delivered in', cell: row => <Places names={row.deliveredIn} /> },
            // Nothing is taken out of a closed SR.
            ...(one.closed
              ? []
              : [
                  {
                    key: 'remove',
                    label: 'Action',
                    cell: ({ file }: FileRow) => (
                      <Undo event={file.event} what={`the file ${file.name}`} verb="Remove" />
                    ),
                  },
                ]),
          ]}
        />
      )}
    </>
  )
}
