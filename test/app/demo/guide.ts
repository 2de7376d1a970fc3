import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Guide } from '../walk/guide'

export interface DemoGuide extends Guide {
  /** Where the demo is, as a sentence needs it: "step 4, Compile the application". */
  place: string
  /** While doing what. */
  now: string
  /** Names of pictures begin with this from now on; empty for none. */
  chapter: string
}

/** Takes a picture of every screen worth looking at, numbered in the order in which they came. */
export const demoGuide = (page: () => Page, screens: string): DemoGuide => {
  let no = 0
  const guide: DemoGuide = {
    place: 'set-up',
    now: 'starting',
    chapter: '',
    doing: words => {
      guide.now = words
    },
    async see(name) {
      no += 1
      const words = [String(no).padStart(2, '0'), guide.chapter, name].filter(Boolean).join('-')
      await page().screenshot({ path: join(screens, `${words}.png`), fullPage: true, animations: 'disabled' })
    },
  }
  return guide
}
