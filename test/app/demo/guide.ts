import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { viewport } from '../desk/window'
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
      await picture(page(), join(screens, `${words}.png`))
    },
  }
  return guide
}

/** Higher than any screen of the product; what a picture shows beyond it nobody reads. */
const highest = 8000

/**
 * A picture of the whole page, in a window made as high as the page is: what stays in place while a page is scrolled
 * then stands where it belongs, instead of across the middle of the picture.
 */
const picture = async (page: Page, path: string): Promise<void> => {
  const { height, scrolled } = await page.evaluate(() => ({
    height: document.documentElement.scrollHeight,
    scrolled: window.scrollY,
  }))
  const tall = Math.min(height, highest)
  if (tall > viewport.height) await page.setViewportSize({ ...viewport, height: tall })
  await page.screenshot({ path, animations: 'disabled' })
  if (tall <= viewport.height) return
  await page.setViewportSize(viewport)
  await page.evaluate(to => window.scrollTo(0, to), scrolled)
}
