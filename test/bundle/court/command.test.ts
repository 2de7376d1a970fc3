import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wordsPdf } from '../../build/built-bundle'
import { pdfjsText } from '../../output/redact/proof'

const script = resolve(import.meta.dirname, '..', '..', '..', 'scripts', 'bundle.mjs')
let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ssst-desk-'))
  writeFileSync(join(folder, 'words.pdf'), await wordsPdf(['one', 'two', 'three']))
  writeFileSync(
    join(folder, 'home.pdf'),
    await wordsPdf(['She lives at 14 Quince Road', 'Nothing here', 'Ada was there']),
  )
  writeFileSync(join(folder, 'long.pdf'), await wordsPdf(Array.from({ length: 60 }, () => 'words')))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (spec: object | string, route = 'county-court-email', more: object = {}) => {
  const text =
    typeof spec === 'string'
      ? spec
      : JSON.stringify({ route, sections: [{ title: 'Papers', documents: [spec] }], ...more }, null, 1)
  writeFileSync(join(folder, 'spec.json'), text)
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [script, '--spec', 'spec.json', '--out', 'bundle.pdf', '--report', 'report.json'],
    { cwd: folder, encoding: 'utf8' },
  )
  return { status, stdout, stderr: stderr.trim().split('\n') }
}
const written = () => readdirSync(folder).filter(name => name.startsWith('bundle'))

describe('npm run bundle', { timeout: 120_000 }, () => {
  it('refuses a bad specification by line, and a bundle that cannot go by its route; nothing is written', () => {
    const bad = run({ file: 'gone.pdf', title: 'Words' })
    expect(bad.status).toBe(1)
    expect(bad.stderr.at(-1)).toBe('Line 8, sections.0.documents.0.file: there is no such file.')
    const long = run({ file: 'long.pdf', title: 'Words' })
    expect(long.status).toBe(1)
    expect(long.stderr).toEqual([
      'The bundle was not written: it cannot go by this route.',
      expect.stringMatching(/^The bundle has 63 sides; County Court by email takes 50/),
    ])
    const missing = run(
      `{"route":"upload","sections":[{"title":"Papers","documents":[
        {"file":"words.pdf","title":"Words","exclude":[
          9],
         "asItIs":[{"reason":"Blank",
          "page":77}]},
        {"file":"home.pdf","title":"Home","remove":[{"page":1,"areas":[
          {"x":9000,"y":10,"width":20,"height":20}]}]},
        {"file":"long.pdf","title":"Out","exclude":[${Array.from({ length: 60 }, (_, index) => index + 1).join(',')}
          ]}
      ]}]}`,
    )
    expect(missing.stderr.slice(1)).toEqual([
      'Line 3, sections.0.documents.0.exclude.0: the file has 3 pages.',
      'Line 5, sections.0.documents.0.asItIs.0.page: the file has 3 pages.',
      'Line 7, sections.0.documents.1.remove.0.areas.0: it lies off the page, which is 595 points wide and 842 high.',
      'Line 8, sections.0.documents.2.exclude: every page of the file is left out.',
    ])
    expect(written()).toEqual([])
  })

  it('takes no folder for a file, and writes over none of its own files', () => {
    mkdirSync(join(folder, 'letters.pdf'), { recursive: true })
    writeFileSync(join(folder, 'bundle.pdf'), readFileSync(join(folder, 'words.pdf')))
    const bad = run(
      `{"route":"upload","sections":[{"title":"Papers","documents":[
        {"file":"letters.pdf","title":"Letters"},
        {"file":"./bundle.pdf","title":"Words"}
      ]}]}`,
    )
    expect(bad.stderr.slice(1)).toEqual([
      'Line 2, sections.0.documents.0.file: a file is expected, and this is a folder.',
      'Line 3, sections.0.documents.1.file: what is made would be written over this file: choose another place for it.',
    ])
    expect(readFileSync(join(folder, 'bundle.pdf'))).toEqual(readFileSync(join(folder, 'words.pdf')))
    rmSync(join(folder, 'bundle.pdf'))
  })

  it('writes the bundle with its certificate and report, and says where', () => {
    const { status, stdout } = run({ file: 'words.pdf', title: 'Words', date: '2026-03-01' })
    expect(status).toBe(0)
    expect(stdout).toContain(`Bundle: ${join(folder, 'bundle.pdf')} (6 pages, `)
    expect(stdout).toContain(`Certificate: ${join(folder, 'bundle certificate.pdf')}`)
    expect(written().sort()).toEqual(['bundle certificate.pdf', 'bundle.pdf'])
    const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))
    expect(report.pages.map(({ label }: { label: string }) => label)).toEqual(['1', '2', '3', '4', '5', '6'])
    expect(existsSync(join(folder, 'bundle.pdf.part'))).toBe(false)
  })
  it('makes a served copy beside it, without the areas and the words, with its list; or nothing at all', async () => {
    const document = {
      file: 'home.pdf',
      title: 'Statement',
      remove: [{ page: 3, areas: [{ x: 90, y: 320, width: 200, height: 40 }] }],
    }
    const shown = run(document, 'upload', {
      cover: { title: 'About 14 Quince Road' },
      served: { words: ['14 Quince Road'] },
    })
    expect(shown.status).toBe(1)
    expect(shown.stderr[0]).toMatch(
      /^Nothing was written: the served copy still shows words that were to be removed, .*of page 1/,
    )
    const before = written().length

    const { status, stdout, stderr } = run(document, 'upload', { served: { words: ['14 Quince Road'] } })
    expect(stderr).toEqual([''])
    expect(status).toBe(0)
    expect(stdout).toContain('Served copy: ')
    expect(stdout).toContain('(2 areas taken out;')
    expect(stdout).toContain('Searched for 1 given value: none is in it.')
    expect(
      written()
        .filter(name => name.includes('served'))
        .sort(),
    ).toEqual(['bundle served copy certificate.pdf', 'bundle served copy list.pdf', 'bundle served copy.pdf'])
    expect(before).toBeLessThan(written().length)
    const pagesOf = (name: string) => pdfjsText(new Uint8Array(readFileSync(join(folder, name))))
    const [full, served] = [await pagesOf('bundle.pdf'), await pagesOf('bundle served copy.pdf')]
    expect(full[3]).toContain('14 Quince Road')
    expect(served[3]).toMatch(/She lives at\s*4/)
    expect(served.join()).not.toMatch(/Quince|Ada/)
    const list = (await pagesOf('bundle served copy list.pdf')).join()
    expect(list).toContain('searched for 1 given value')
    expect(list).not.toMatch(/Quince|Ada/)
    const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))
    expect(report.served.removed.map(({ page }: { page: number }) => page)).toEqual([1, 3])
  })
})
