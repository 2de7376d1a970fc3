import { useTitle } from '../shell/use-page'
import { HandOver } from './hand-over'
import { TakeOver } from './take-over'

/** SRs to a colleague, and SRs from one, as one encrypted file. */
export const HandoverPage = () => {
  useTitle('Handover')
  return (
    <>
      <h1 className="govuk-heading-l">Handover</h1>
      <p className="govuk-body">
        SRs go to a colleague as one file, with everything on them: facts, documents, files, correspondence
        and timeline. It opens only with a passphrase, which you tell your colleague by telephone, never
        beside the file.
      </p>
      <div className="desk-columns">
        <HandOver />
        <TakeOver />
      </div>
    </>
  )
}
