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

/** The first page of a preview has been drawn: there is something on it. */
const drawn = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => {
    const canvas = document.querySelector('canvas')
    const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data
    return pixels?.some((value, index) => index % 4 !== 3 && value < 200) ?? false
  })

/**
 * A picture of the whole page, in a window made as high as the page is: what stays in place while a page is scrolled
 * then stands where it belongs, instead of across the middle of the picture. A preview fits its window, and is
 * pictured in it.
 */
const picture = async (page: Page, path: string): Promise<void> => {
  const scrolled = await page.evaluate(() => window.scrollY)
  if ((await page.locator('canvas').count()) > 0) await drawn(page)
  else await growWindow(page)
  await page.screenshot({ path, animations: 'disabled' })
  await page.setViewportSize(viewport)
  await page.evaluate(to => window.scrollTo(0, to), scrolled)
}

/** What is as high as its window allows grows with it: measured again until all is in sight, or growing stops helping. */
const growWindow = async (page: Page): Promise<void> => {
  // The page itself, without the room under it that messages are scrolled clear in; measured once it is laid out anew.
  const needed = () =>
    page.evaluate(async () => {
      for (let frame = 0; frame < 2; frame++) await new Promise(resolve => requestAnimationFrame(resolve))
      const lists = [...document.querySelectorAll('nav')].map(list => list.scrollHeight - list.clientHeight)
      return (document.getElementById('app')?.scrollHeight ?? 0) + Math.max(0, ...lists)
    })
  let height: number = viewport.height
  let before = 0
  for (let lacks = (await needed()) - height; lacks > 0 && lacks !== before && height < highest; ) {
    before = lacks
    height = Math.min(height + lacks, highest)
    await page.setViewportSize({ ...viewport, height })
    lacks = (await needed()) - height
  }
  await page.evaluate(() => {
    window.scrollTo(0, 0)
    for (const list of document.querySelectorAll('nav')) list.scrollTo(0, 0)
  })
}
