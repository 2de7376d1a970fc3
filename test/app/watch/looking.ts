import type { Page } from '@playwright/test'
import type { Guide } from '../walk/guide'
import { axeProblems } from './axe'

export interface Looking extends Guide {
  /** What was found on any screen, each with the screen's name. */
  found: string[]
  /** How many screens were looked at. */
  screens: number
}

/**
 * Looks at every screen of a walk for what must be so on all of them: no fault that axe knows of, nothing that scrolls
 * the page sideways, and no word in title or address that says who it is about.
 */
export const lookingGuide = (page: () => Page, secrets: readonly string[]): Looking => {
  const looking: Looking = {
    found: [],
    screens: 0,
    doing: () => undefined,
    async see(name) {
      looking.screens += 1
      // What is scrolled half under the bar at the top would count as a target that is too small.
      const top = await page().evaluate(() => {
        const before = window.scrollY
        window.scrollTo(0, 0)
        return before
      })
      const problems = await axeProblems(page())
      await page().evaluate(before => window.scrollTo(0, before), top)
      const wide = await page().evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      if (wide > 0) problems.push(`the page is ${wide} pixels wider than the window`)
      const outside = decodeURIComponent(`${await page().title()} ${page().url()}`)
      for (const secret of secrets)
        if (outside.includes(secret)) problems.push('the title or the address says who it is about')
      looking.found.push(...problems.map(problem => `${name}: ${problem}`))
    },
  }
  return looking
}
