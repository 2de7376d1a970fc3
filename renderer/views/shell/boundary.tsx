import { Component, type ReactNode } from 'react'
import { reportFault } from '../../actions/report-fault'
import { useDesk } from '../../actions/use-desk'
import { Button } from '../../parts/button'

interface Props {
  /** The screen, for the log: a place in the program. */
  where: string
  children: ReactNode
}

/** Keeps a screen that fails to itself: it says so and can be opened again, and everything around it goes on. */
export const Boundary = ({ where, children }: Props) => {
  const desk = useDesk()
  return <Catch report={() => reportFault(desk, `renderer/${where}`)}>{children}</Catch>
}

class Catch extends Component<{ report: () => void; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidCatch() {
    this.props.report()
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <div role="alert">
        <h1 className="govuk-heading-l">This screen cannot be shown</h1>
        <p className="govuk-body">
          SSST Desk met a fault of its own here. What you saved is safe, and the other screens work.
        </p>
        <p className="govuk-body">
          Open the screen again. If it fails again, use another screen and tell whoever looks after SSST Desk
          that this one fails; the log on this computer says where.
        </p>
        <Button onClick={() => this.setState({ failed: false })}>Open this screen again</Button>
      </div>
    )
  }
}
