import { fileOf } from '../../../../shared/case/case'
import type { DeliveredFile } from '../../../../shared/case/events'
import { sizeWords } from '../../../parts/sizes'
import { Tag } from '../../../parts/tag'
import { useCaseView } from '../case-view'
import { CopyButton } from '../copy-button'

/** Attachments of more bytes than this seldom go through. */
const oftenRefused = 20 * 1024 * 1024

interface Props {
  letter: {
    to: readonly string[]
    cc: readonly string[]
    subject: string
    text: string
    readReceipt: boolean
    attachments: readonly DeliveredFile[]
  }
}

/** An email as it is, field by field, each to be copied. */
export const Letter = ({ letter }: Props) => {
  const { show, one } = useCaseView()
  const together = letter.attachments.reduce((sum, { bytes }) => sum + bytes, 0)
  const typeOf = (fileId: string) => fileOf(one, fileId)?.mediaType ?? ''
  return (
    <div className="desk-letter">
      <dl>
        <dt>To</dt>
        <dd>
          {letter.to.join(', ') || <span className="desk-quiet">not known yet</span>}{' '}
          {letter.to.length > 0 && <CopyButton text={letter.to.join('; ')} what="the address" />}
        </dd>
        {letter.cc.length > 0 && (
          <>
            <dt>Copy to</dt>
            <dd>{letter.cc.join(', ')}</dd>
          </>
        )}
        <dt>Subject</dt>
        <dd>
          {letter.subject} <CopyButton text={letter.subject} what="the subject" />
        </dd>
        {letter.readReceipt && (
          <>
            <dt>Receipt</dt>
            <dd>
              <Tag tone="blue">Read receipt requested</Tag>
            </dd>
          </>
        )}
        {letter.attachments.length > 0 && (
          <>
            <dt>Attached</dt>
            <dd>
              {letter.attachments.map(({ fileId, name, bytes }) => (
                <span key={fileId} className="desk-letter__file">
                  <button
                    type="button"
                    className="desk-link-button govuk-link"
                    onClick={() => show({ kind: 'file', fileId, name, mediaType: typeOf(fileId) })}
                  >
                    {name}
                  </button>{' '}
                  <span className="desk-quiet">{sizeWords(bytes)}</span>
                </span>
              ))}
              {together > oftenRefused && (
                <p className="govuk-body-s">
                  Together {sizeWords(together)}. Many mail systems refuse an email as large as this: if yours
                  does, send the files in several emails.
                </p>
              )}
            </dd>
          </>
        )}
      </dl>
      <div className="desk-letter__text">{letter.text}</div>
      <CopyButton text={letter.text} what="of the email" label="Copy the text" />
    </div>
  )
}
