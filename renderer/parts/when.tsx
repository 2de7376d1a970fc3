import { dayDate, moment } from './dates'

/** A day (`YYYY-MM-DD`) as `Thu 3 Dec 2026`, or an ISO instant as `Thu 3 Dec 2026, 10:05am` on the London clock. */
export const When = (props: { instant: string } | { date: string }) =>
  'instant' in props ? (
    <time dateTime={props.instant}>{moment(props.instant)}</time>
  ) : (
    <time dateTime={props.date}>{dayDate(props.date)}</time>
  )
