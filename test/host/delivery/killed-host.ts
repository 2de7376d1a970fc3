import { aFilePlan, aFolderPlan, deliver, got, mapFolder } from '../build/delivering'
import { startHost } from '../build/host'
import { contentOf } from './killed-content'

/** Delivers file after file and folder after folder until it is killed. Started by `kill.test.ts` with its root. */
const main = async (root: string): Promise<void> => {
  const { call, share } = await startHost(root)
  const mapped = got(await call('folders.list', {}))
  const { id } = mapped[0] ?? (await mapFolder(call, share))
  process.stdout.write('ready\n')
  for (let n = 1; ; n += 1) {
    const file = contentOf(n)
    got(await deliver(call, aFilePlan(id, 'bundle.zip', file), [file]))
    const files = { 'a.bin': contentOf(n), 'inner/b.bin': contentOf(n + 1) }
    got(await deliver(call, aFolderPlan(id, 'Case', files), Object.values(files)))
  }
}

void main(process.argv[2] ?? '')
