import { useEffect, useState } from 'react'
import { counted } from '../../../../shared/calendar/write'
import type { Fault } from '../../../../shared/result'
import { type WhatGoes as Going, whatWouldGo } from '../../../actions/delete-case'
import { useDesk } from '../../../actions/use-desk'
import { FaultText } from '../../../parts/faults'
import { sizeWords } from '../../../parts/sizes'
import { useCaseView } from '../case-view'

const Copies = ({ copies }: { copies: Going['copies'] }) =>
  copies.length === 0 ? (
    <p className="govuk-body">Nothing: no copy was saved on a mapped folder.</p>
  ) : (
    <>
      <ul className="govuk-list govuk-list--bullet desk-list-tight">
        {copies.map(copy => (
          <li key={copy.deliveryId} data-copy={copy.name}>
            <span className="desk-code">{copy.path}</span>
            <span className="desk-quiet">
              {' '}
              {copy.sought ? (
                <>
                  on {copy.folderLabel}: it was taken out of the outbox, and is looked for, because an attempt
                  may have arrived without an answer
                </>
              ) : (
                <>
                  {copy.kind === 'folder' ? `${counted(copy.files, 'file')}, ` : ''}
                  {sizeWords(copy.bytes)}, on {copy.folderLabel}
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      <p className="govuk-body-s">
        Only what SSST Desk itself put there, and only while it is byte for byte the same. What somebody has
        changed or added stays, is named on the certificate, and is yours to decide. A folder that is away is
        cleared when it is back.
      </p>
    </>
  )

/** Exactly what is deleted with an SR, and what stays: the page before something that cannot be undone. */
export const WhatGoes = () => {
  const desk = useDesk()
  const { one } = useCaseView()
  const [goes, setGoes] = useState<Going | null>(null)
  const [fault, setFault] = useState<Fault | null>(null)
  useEffect(() => {
    let here = true
    void whatWouldGo(desk, one.id).then(found => {
      if (!here) return
      if (found.ok) setGoes(found.value)
      else setFault(found.fault)
    })
    return () => {
      here = false
    }
  }, [desk, one])

  if (fault) return <FaultText fault={fault} />
  if (!goes) return <p className="govuk-body">Looking at what there is…</p>
  return <Goes goes={goes} />
}

/** What goes, and what stays. */
export const Goes = ({ goes }: { goes: Going }) => (
  <div className="desk-goes">
    <section aria-labelledby="goes-title">
      <h3 className="govuk-heading-s" id="goes-title">
        What goes for good
      </h3>
      <h4 className="desk-goes__place">On this computer, and nobody can read it any more</h4>
      <ul className="govuk-list govuk-list--bullet desk-list-tight" data-goes="here">
        {goes.kinds.map(({ what, count, bytes }) => (
          <li key={what}>
            {what}: {count}
            {bytes > 0 && <span className="desk-quiet"> ({sizeWords(bytes)})</span>}
          </li>
        ))}
        <li>Whatever is typed on this SR and not saved</li>
      </ul>
      <h4 className="desk-goes__place">On mapped folders</h4>
      <Copies copies={goes.copies} />
      <h4 className="desk-goes__place">Email drafts</h4>
      {goes.drafts.length === 0 ? (
        <p className="govuk-body">Nothing: no email was drafted.</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet desk-list-tight">
          {goes.drafts.map(({ draftId, name }) => (
            <li key={draftId}>{name}</li>
          ))}
        </ul>
      )}
      {goes.handovers.files.some(file => file.others === 0) && (
        <>
          <h4 className="desk-goes__place">Handover files that hold this SR alone</h4>
          <ul className="govuk-list govuk-list--bullet desk-list-tight">
            {goes.handovers.files
              .filter(file => file.others === 0)
              .map(({ id, place }) => (
                <li key={id} data-handover>
                  <span className="desk-code">{place}</span>
                </li>
              ))}
          </ul>
        </>
      )}
    </section>
    <section aria-labelledby="stays-title">
      <h3 className="govuk-heading-s" id="stays-title">
        What stays
      </h3>
      <ul className="govuk-list govuk-list--bullet desk-list-tight">
        <li>
          A certificate in the register of deletions: the SR’s number, what kinds of things there were and how
          many, their hashes and places, when and who. Nothing else of the case.
        </li>
        <li>The SR itself, with all you entered there, in the 2012 system.</li>
        <li>Emails you have sent, in your mail program and with those who got them.</li>
        <li>What others copied out of a mapped folder, and what was printed.</li>
        <li>
          Backups that SSST Desk made before: they hold only what no key opens any more, and are named on the
          certificate. A backup of the whole computer that your IT made before may hold more: ask them.
        </li>
        {goes.handovers.files
          .filter(file => file.others > 0)
          .map(({ id, place, others }) => (
            <li key={id} data-handover>
              <span className="desk-code">{place}</span>: a handover file with {counted(others, 'other SR')}{' '}
              in it. With its passphrase it opens this SR too. Delete it once your colleague has taken it
              over.
            </li>
          ))}
        {!goes.handovers.whole && (
          <li>
            Handover files on this computer: the list of them cannot be read. Look among your documents, and
            delete those that were taken over.
          </li>
        )}
        <li>
          Handover files that were passed on, or that you got: with its passphrase such a file opens what it
          holds. Ask whoever has one to delete it once it is taken over.
        </li>
        {goes.shared.map(({ path, folderLabel }) => (
          <li key={path}>
            <span className="desk-code">{path}</span> on {folderLabel}: another SR saved the same there.
          </li>
        ))}
      </ul>
    </section>
  </div>
)
