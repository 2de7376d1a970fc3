import { readdir } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { faultOf, got, mapFolder } from '../build/delivering'
import { aFolder, aHost } from '../build/temporary'

const map = { kind: 'other', of: 'Leeds', label: 'Leeds' } as const

it('maps a folder chosen in the system’s dialog without asking again, once', async () => {
  const chosen = await aFolder()
  const asked: string[] = []
  const { call } = await aHost({
    chooseFolder: async () => chosen,
    confirmFolder: async place => {
      asked.push(place)
      return false
    },
  })
  expect(got(await call('host.about', {})).canChooseFolder).toBe(true)
  const choice = got(await call('folders.choose', {}))
  if (choice === null) throw new Error('nothing was chosen')
  const place = { chosen: choice.chosen }
  expect(got(await call('folders.map', { ...map, place })).place).toBe(chosen)
  expect(asked).toEqual([])
  expect(faultOf(await call('folders.map', { ...map, place })).code).toBe('not-found')
})

it('asks before a typed place is touched, and takes no for an answer', async () => {
  const asked: string[] = []
  let agrees = false
  const { call, share } = await aHost({
    confirmFolder: async place => {
      asked.push(place)
      return agrees
    },
  })
  const typed = { ...map, place: { typed: share } }
  expect(faultOf(await call('folders.map', typed)).code).toBe('cancelled')
  expect(got(await call('folders.list', {}))).toEqual([])
  agrees = true
  got(await call('folders.map', typed))
  expect(asked).toEqual([share, share])
})

it('answers null when the dialog is closed, and unsupported where there is none', async () => {
  const { call } = await aHost({ chooseFolder: async () => null })
  expect(got(await call('folders.choose', {}))).toBeNull()
  const { call: without } = await aHost()
  expect(faultOf(await without('folders.choose', {})).code).toBe('unsupported')
  expect(faultOf(await without('clipboard.write', { text: 'x' })).code).toBe('unsupported')
})

it('hands a text to the clipboard where it has one', async () => {
  const texts: string[] = []
  const { call } = await aHost({
    writeClipboard: async text => {
      texts.push(text)
    },
  })
  got(await call('clipboard.write', { text: 'SR status: In Progress' }))
  expect(texts).toEqual(['SR status: In Progress'])
})

it('leaves nothing in a folder it tested', async () => {
  const { call, share } = await aHost()
  const { id } = await mapFolder(call, share)
  got(await call('folders.test', { id }))
  expect(await readdir(share)).toEqual([])
})
