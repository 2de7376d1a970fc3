import type { BrowserContext, Page } from '@playwright/test'

/** What must never happen on any page of the product, gathered over a whole journey. */
export interface PageWatch {
  /** One line for each request that left this computer, script error, and refusal by the content security policy. */
  problems: string[]
}

const isOurs = (url: string): boolean => {
  const { protocol, hostname } = new URL(url)
  return ['blob:', 'data:', 'app:', 'about:'].includes(protocol) || hostname === '127.0.0.1'
}

/** What a worker is refused is told to nobody but itself: has it say so on the console. */
const watchWorkers = (page: Page) =>
  page.on('worker', worker => {
    const listen = () =>
      self.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        console.error(`Content Security Policy in a worker: ${violatedDirective} ${blockedURI}`),
      )
    // One that has ended meanwhile did nothing more.
    worker.evaluate(listen).catch(() => undefined)
  })

/**
 * Watches every page of a browser, and notes requests that leave the computer and faults of the page. Requests are only
 * looked at: to stop them on the way would lead every answer of the host through the test, and make walks slow.
 */
export const watchPages = async (context: BrowserContext): Promise<PageWatch> => {
  const watch: PageWatch = { problems: [] }
  context.on('request', request => {
    if (!isOurs(request.url())) watch.problems.push(`A request was made to ${new URL(request.url()).host}`)
  })
  context.on('weberror', error => watch.problems.push(`A script failed: ${error.error().message}`))
  for (const page of context.pages()) watchWorkers(page)
  context.on('page', watchWorkers)
  context.on('console', message => {
    if (message.type() === 'error' && /Content Security Policy|Refused to/i.test(message.text()))
      watch.problems.push(`The content security policy refused something: ${message.text().slice(0, 200)}`)
  })
  return watch
}
