import { useState } from 'react'
import type { Fault } from '../../../shared/result'
import { decide, startUp } from '../../actions/start-up'
import { useDesk } from '../../actions/use-desk'
import { Button } from '../../parts/button'
import { useTitle } from './use-page'

/** Quiet while SSST Desk opens; it says so only when that takes a moment. */
export const Starting = () => {
  useTitle('Opening')
  return (
    <p className="govuk-body desk-starting" role="status">
      Opening SSST Desk
    </p>
  )
}

/** One window at a time works with the store. */
export const SecondWindow = () => {
  useTitle('Open in another window')
  const desk = useDesk()
  const [busy, setBusy] = useState(false)
  const open = async () => {
    setBusy(true)
    await startUp(desk, true)
    setBusy(false)
  }
  return (
    <>
      <h1 className="govuk-heading-l">SSST Desk is open in another window</h1>
      <p className="govuk-body">
        Two windows would overwrite each other’s work, so this one does nothing. Go to the other window and
        close this one.
      </p>
      <p className="govuk-body">If the other window is closed already, open SSST Desk here.</p>
      <Button busy={busy} onClick={open}>
        Open SSST Desk here
      </Button>
    </>
  )
}

/** The host does not answer, or says no. */
export const NoHost = ({ fault }: { fault: Fault }) => {
  useTitle('Not open')
  const desk = useDesk()
  const [busy, setBusy] = useState(false)
  return (
    <div role="alert">
      <h1 className="govuk-heading-l">SSST Desk could not open</h1>
      <p className="govuk-body">
        <strong>{fault.message}</strong>
      </p>
      <p className="govuk-body">{fault.next}</p>
      <Button
        busy={busy}
        onClick={async () => {
          setBusy(true)
          await decide(desk)
          setBusy(false)
        }}
      >
        Try again
      </Button>
    </div>
  )
}
