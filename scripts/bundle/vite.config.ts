import { resolve } from 'node:path'
import { defineConfig } from 'vite'

const from = (...parts: string[]) => resolve(import.meta.dirname, '..', '..', ...parts)

/** The command that builds court bundles, as one file for Node: started from sources it would take seconds to begin. */
export default defineConfig({
  root: from(),
  logLevel: 'error',
  publicDir: false,
  build: {
    ssr: true,
    outDir: from('.cache/bundle'),
    emptyOutDir: true,
    target: 'node20.19',
    rolldownOptions: {
      input: { main: from('scripts/bundle/main.ts'), 'build-only': from('scripts/bundle/build-only.ts') },
      output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
    },
  },
  ssr: {
    noExternal: true,
    // These find their own parts beside them.
    external: ['harfbuzzjs', 'pdfjs-dist', '@napi-rs/canvas'],
  },
})
