import { fileOf } from '../../../../shared/case/case'
import type { DeliveredFile } from '../../../../shared/case/events'
import { LinkButton } from '../../../parts/button'
import { Details } from '../../../parts/panel'
import { sizeWords } from '../../../parts/sizes'
import { useCaseView } from '../case-view'

/** What a delivery holds, in its order, each with its size, each to be looked at. */
export const Contents = ({
  entries,
  folded = false,
}: {
  entries: readonly DeliveredFile[]
  folded?: boolean
}) => {
  const { one, show } = useCaseView()
  const total = entries.reduce((sum, entry) => sum + entry.bytes, 0)
  const summary = `${entries.length} ${entries.length === 1 ? 'file' : 'files'}, ${sizeWords(total)}`
  const list = (
    <ol className="desk-contents">
      {entries.map(({ name, fileId, bytes }) => {
        const mediaType = fileOf(one, fileId)?.mediaType ?? ''
        return (
          <li key={name}>
            <LinkButton onClick={() => show({ kind: 'file', fileId, name, mediaType })}>{name}</LinkButton>{' '}
            <span className="desk-quiet">{sizeWords(bytes)}</span>
          </li>
        )
      })}
    </ol>
  )
  if (folded) return <Details summary={`In it: ${summary}`}>{list}</Details>
  return (
    <>
      {list}
      <p className="desk-quiet">{summary} before compression.</p>
    </>
  )
}
