import { appendFileSync } from 'node:fs'

/** Notes a figure of a long run, as words: `npm run soak` names the file for them and prints them at its end. */
export const measured = (words: string): void => {
  const file = process.env.SSST_SOAK_FIGURES
  if (file) appendFileSync(file, `${words}\n`)
}
