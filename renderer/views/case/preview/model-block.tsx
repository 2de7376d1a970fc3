import type { Block, Field, Text } from '../../../../shared/documents/model'

const Words = ({ text }: { text: Text }) =>
  text.map((part, index) =>
    typeof part === 'string' ? (
      part
    ) : part.strong ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a stretch of text has no identity but its place
      <strong key={index}>{part.value}</strong>
    ) : (
      part.value
    ),
  )

const Fields = ({ rows }: { rows: readonly Field[] }) => (
  <dl className="desk-paper__fields">
    {rows.map(row => (
      <div key={`${row.label} ${row.value}`}>
        <dt>{row.label}</dt>
        <dd>{row.value}</dd>
      </div>
    ))}
  </dl>
)

const TableBlock = ({ block }: { block: Extract<Block, { kind: 'table' }> }) => (
  <table className="desk-paper__table">
    <caption>{block.caption}</caption>
    <thead>
      <tr>
        {block.columns.map(column => (
          <th key={column.title} scope="col" data-align={column.align}>
            {column.title}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {block.rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no identity but its place
        <tr key={index}>
          {row.map((cell, at) => (
            <td key={block.columns[at]?.title} data-align={block.columns[at]?.align}>
              <Words text={cell} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
    {block.total && (
      <tfoot>
        <tr>
          {block.total.map((cell, at) => (
            <td key={block.columns[at]?.title} data-align={block.columns[at]?.align}>
              {cell}
            </td>
          ))}
        </tr>
      </tfoot>
    )}
  </table>
)

/** One block of a form or letter as HTML. */
export const ModelBlock = ({ block }: { block: Block }) => {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? <h4>{block.text}</h4> : <h5>{block.text}</h5>
    case 'paragraph':
      return (
        <p>
          <Words text={block.text} />
        </p>
      )
    case 'notice':
      return (
        <p className="desk-paper__notice">
          <Words text={block.text} />
        </p>
      )
    case 'fields':
      return <Fields rows={block.rows} />
    case 'table':
      return <TableBlock block={block} />
    case 'list':
      return (
        <ul>
          {block.items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an item has no identity but its place
            <li key={index}>
              <Words text={item} />
            </li>
          ))}
        </ul>
      )
    case 'letterhead':
      return (
        <div className="desk-paper__letterhead">
          <address>{block.recipient.lines.join('\n')}</address>
          <div>
            <p>{block.sender.join('\n')}</p>
            <Fields rows={block.details} />
          </div>
        </div>
      )
    case 'signature':
      return (
        <div className="desk-paper__signature">
          {block.closing && <p>{block.closing}</p>}
          {block.toSign && <p className="desk-paper__line" />}
          <Fields rows={block.rows} />
        </div>
      )
  }
}
