import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { plainCanary, tracesIn, wideCanary } from '../../watch/traces'

/** The search that proves that nothing readable is stored must itself find what is there. */
test('a word is found in every form it may lie on disk in, and in names', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ssst-desk-traces-'))
  try {
    for (const canary of [plainCanary('plain'), wideCanary('wide')]) {
      const { word } = canary
      const forms: [string, Buffer][] = [
        ['utf8', Buffer.from(`before ${word} after`)],
        ['utf16le', Buffer.from(`before ${word} after`, 'utf16le')],
        ['utf16be', Buffer.from(`before ${word} after`, 'utf16le').swap16()],
        ...[0, 1, 2].map((by): [string, Buffer] => [
          `base64-${by}`,
          Buffer.from(Buffer.from(`${'x'.repeat(by)}${word} after`).toString('base64')),
        ]),
        ['hex', Buffer.from(Buffer.from(`before ${word}`, 'utf16le').toString('hex'))],
        ['percent', Buffer.from(encodeURIComponent(`before ${word}`))],
      ]
      for (const [name, bytes] of forms) {
        await mkdir(join(folder, name), { recursive: true })
        await writeFile(join(folder, name, 'file'), bytes)
        expect(
          (await tracesIn(folder, [canary])).map(({ from, file }) => ({ from, file })),
          name,
        ).toContainEqual({ from: canary.from, file: join(name, 'file') })
        await rm(join(folder, name), { recursive: true })
      }
      await writeFile(join(folder, `x${word}`), '')
      expect(await tracesIn(folder, [canary])).toHaveLength(word === encodeURIComponent(word) ? 2 : 1)
      await rm(join(folder, `x${word}`))
      expect(await tracesIn(folder, [canary])).toEqual([])
    }
  } finally {
    await rm(folder, { recursive: true })
  }
})
