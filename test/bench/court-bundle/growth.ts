const size = { width: 640, height: 360 }
const inner = { left: 70, right: 610, top: 40, bottom: 300 }

/** A picture (SVG) of how the time grows with the pages; the broken line is growth in step with the first point. */
export const growthPicture = (points: readonly { pages: number; ms: number }[]): string => {
  const most = Math.max(...points.map(({ pages }) => pages))
  const first = points[0] ?? { pages: 1, ms: 1 }
  const longest = Math.max(...points.map(({ ms }) => ms), (first.ms / first.pages) * most)
  const x = (pages: number) => Math.round(inner.left + (pages / most) * (inner.right - inner.left))
  const y = (ms: number) => Math.round(inner.bottom - (ms / longest) * (inner.bottom - inner.top))
  const line = points.map(({ pages, ms }) => `${x(pages)},${y(ms)}`).join(' ')
  const dots = points.map(
    ({ pages, ms }) =>
      `<circle cx="${x(pages)}" cy="${y(ms)}" r="4"/><text x="${x(pages) - 6}" y="${y(ms) - 10}" text-anchor="end">${(ms / 1000).toFixed(2)} s</text><text x="${x(pages)}" y="${inner.bottom + 20}" text-anchor="middle">${pages}</text>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" font-family="sans-serif" font-size="13">
<title>Time to build and save a court bundle of text, by pages</title>
<rect width="100%" height="100%" fill="#fff"/>
<text x="${inner.left}" y="22">Time to build and save a court bundle of text, by pages</text>
<path d="M${inner.left} ${inner.top}V${inner.bottom}H${inner.right}" fill="none" stroke="#505a5f"/>
<path d="M${x(0)} ${y(0)}L${x(most)} ${y((first.ms / first.pages) * most)}" stroke="#505a5f" stroke-dasharray="5 5" fill="none"/>
<polyline points="${line}" fill="none" stroke="#1d70b8" stroke-width="2"/>
<g fill="#0b0c0c">${dots.join('')}</g>
<text x="${inner.right}" y="${inner.bottom + 42}" text-anchor="end">pages</text>
</svg>
`
}
