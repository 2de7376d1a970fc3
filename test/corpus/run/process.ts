import { ok } from '../../../shared/result'
import { judgeFile } from './judge'
import { guardedLane } from './lane'

// Judges the files it is told of, one at a time. A process of its own: whatever a file does to it, the run goes on.
const guarded = guardedLane(new URL('./thread.mjs', import.meta.url))
process.on('message', async (path: string) => {
  process.send?.(await judgeFile(path, guarded))
})
process.on('disconnect', () => process.exit(0))
// The thread is started beforehand: how long that takes says nothing of a file.
await guarded.lane({
  job: 'read-rows',
  input: { text: '', columns: [] },
  supply: async () => ok(new Uint8Array(0)),
})
process.send?.('ready')
