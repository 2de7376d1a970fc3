// npm run corpus -- [DIR …] [--json FILE]: judges every file of a folder as the product does when an officer brings it, in
// a thread with a memory and a time limit; see docs/reliability.md. What it does is in test/corpus/run/.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { checkNode, ensureInstalled, root, stop } from './setup.mjs'

checkNode()
ensureInstalled()
const { build } = await import('vite')
const out = join(root, '.cache', 'corpus', String(process.pid))
const from = name => join(root, 'test', 'corpus', 'run', `${name}.ts`)
try {
  // Built once: threads that were stopped start again at once, and plain Node runs them.
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: out,
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: {
        input: { main: from('main'), process: from('process'), thread: from('thread') },
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  })
} catch {
  stop('The reading of files could not be built: run npm run build to see why.')
}
const { rm } = await import('node:fs/promises')
const child = spawn(process.execPath, [join(out, 'main.mjs'), ...process.argv.slice(2)], {
  cwd: root,
  env: {
    ...process.env,
    SSST_CORPUS_FROM:
      process.env.npm_lifecycle_event === 'corpus' ? (process.env.INIT_CWD ?? process.cwd()) : process.cwd(),
  },
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', async code => {
  await rm(out, { recursive: true, force: true })
  process.exit(code ?? 1)
})
