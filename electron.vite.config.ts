import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const from = (...parts: string[]) => resolve(import.meta.dirname, ...parts)

export default defineConfig({
  main: {
    build: {
      // Everything is bundled: the package carries no node_modules, and serve.js runs on plain Node.
      externalizeDeps: false,
      target: 'node20.19',
      rolldownOptions: {
        input: {
          main: from('electron/main.ts'),
          serve: from('electron/serve.ts'),
          // The thread that touches mapped folders; electron/host/share/start.ts looks for it under this name.
          'share-worker': from('electron/host/share/worker.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload script is one CommonJS file and can require nothing but electron.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: from('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].js' },
      },
    },
  },
  renderer: {
    root: from('renderer'),
    publicDir: false,
    plugins: [react()],
    build: {
      target: 'chrome130',
      minify: true,
      sourcemap: false,
      // The content security policy allows no font or script in a data: address.
      assetsInlineLimit: 0,
      // Loaded from this computer, so size costs no waiting.
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input: from('renderer/index.html') },
    },
    css: {
      // govuk-frontend writes rules for browsers older than the parser knows.
      lightningcss: { errorRecovery: true },
      preprocessorOptions: { scss: { loadPaths: [from('node_modules')], quietDeps: true } },
    },
    worker: {
      format: 'es',
      rolldownOptions: {
        output: {
          // Character recognition asks for its data by this name.
          assetFileNames: ({ names }) =>
            names.some(name => name.endsWith('.traineddata.gz'))
              ? 'assets/[name][extname]'
              : 'assets/[name]-[hash][extname]',
        },
      },
    },
  },
})
