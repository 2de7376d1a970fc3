import type { Page } from '@playwright/test'

/** Starts to watch for stretches in which the window could not answer. */
export const watchBlocks = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const held = window as unknown as { longest: number; last: number; ticking: number }
    held.longest = 0
    held.last = performance.now()
    // A timer that is late by so much was held up by so much; the browser's own list leaves out what is under 50 ms.
    held.ticking = window.setInterval(() => {
      const now = performance.now()
      held.longest = Math.max(held.longest, now - held.last - 10)
      held.last = now
    }, 10)
  })

/** The longest stretch since `watchBlocks`, in milliseconds. */
export const longestBlock = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const held = window as unknown as { longest: number; ticking: number }
    window.clearInterval(held.ticking)
    return held.longest
  })
