import { access, constants } from 'node:fs/promises'
import { failed, ok, type Result } from '../../shared/result'
import candidates from './candidates.json'

/** Finds the browser to open the window with: the one named, else the first of Chromium, Chrome and Edge on this machine. */
export async function findBrowser(
  named: string | null,
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Result<string>> {
  if (named !== null) {
    if (await canRun(named)) return ok(named)
    return failed(
      'not-found',
      `There is no program to run at ${named}.`,
      'Give the full path of Chromium, Chrome or Edge after --browser, or leave it out.',
    )
  }
  for (const place of places(platform, env)) {
    if (await canRun(place)) return ok(place)
  }
  return failed('not-found', 'No Chromium, Chrome or Edge was found on this computer.', advice(platform))
}

/** The places a browser is looked for, in order, with the variables of Windows filled in. */
export function places(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string[] {
  const known: Partial<Record<NodeJS.Platform, string[]>> = candidates
  return (known[platform] ?? candidates.linux).flatMap(place => {
    const filled = place.replace(/%([^%]+)%/g, (all, name: string) => env[name] ?? all)
    return filled.includes('%') ? [] : [filled]
  })
}

const advice = (platform: NodeJS.Platform) =>
  platform === 'linux'
    ? 'Install one (on Debian: sudo apt-get install chromium) and start SSST Desk again.'
    : 'Install Google Chrome or Microsoft Edge and start SSST Desk again.'

const canRun = (file: string) =>
  access(file, constants.X_OK).then(
    () => true,
    () => false,
  )
