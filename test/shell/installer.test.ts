import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import packageJson from '../../package.json'

const root = resolve(import.meta.dirname, '../..')
const require = createRequire(import.meta.url)
// electron-builder's own loader, schema and validator.
const { getConfig, validateConfiguration } = require('app-builder-lib/out/util/config/config')
const { DebugLogger } = require('builder-util')

/** The configuration as electron-builder reads it: changed by `change` before it is checked. */
const load = async (change: object = {}) => ({
  ...(await getConfig(root, join(root, 'electron-builder.yml'), null)),
  ...change,
})
const validate = (config: object): Promise<void> => validateConfiguration(config, new DebugLogger(false))

describe('the installer', () => {
  it('fits electron-builder’s own schema', async () => {
    await expect(validate(await load())).resolves.toBeUndefined()
  })

  it.each([
    ['an unknown key', { perMachine: true }],
    ['an unknown fuse', { electronFuses: { runAsNodes: false } }],
    ['a wrong kind of value', { nsis: { oneClick: 'yes please' } }],
    ['an unknown target', { win: { target: [{ target: 'nsis', arch: ['x63'] }] } }],
  ])('would be refused with %s', async (_what, change) => {
    await expect(validate(await load(change))).rejects.toThrow('Invalid configuration object')
  })

  it('is per machine and silent, and lets no other code into the shell', async () => {
    expect(await load()).toMatchObject({
      nsis: { oneClick: true, perMachine: true, deleteAppDataOnUninstall: false },
      asar: true,
      publish: null,
      electronFuses: {
        runAsNode: false,
        enableCookieEncryption: true,
        enableNodeOptionsEnvironmentVariable: false,
        enableNodeCliInspectArguments: false,
        enableEmbeddedAsarIntegrityValidation: true,
        onlyLoadAppFromAsar: true,
        grantFileProtocolExtraPrivileges: false,
      },
    })
  })

  it('leaves the loopback host and node_modules out', async () => {
    const { files } = await load()
    expect(files.flatMap(({ filter }: { filter: string[] }) => filter)).toEqual(
      expect.arrayContaining(['!out/main/serve.*', '!node_modules/**/*']),
    )
  })

  it('packs the Electron the product is built and typed against', async () => {
    expect((await load()).electronVersion).toBe(packageJson.devDependencies.electron)
  })

  it('has an icon Windows accepts: an ICO with a picture of 256 pixels', async () => {
    const { win } = await load()
    const file = join(root, win.icon)
    expect(existsSync(file)).toBe(true)
    const icon = readFileSync(file)
    expect([icon.readUInt16LE(0), icon.readUInt16LE(2)]).toEqual([0, 1])
    const widths = Array.from({ length: icon.readUInt16LE(4) }, (_, index) => icon[6 + index * 16])
    // In an ICO's directory 256 is written as 0.
    expect(widths).toContain(0)
  })
})
