import { describe, expect, it } from 'vitest'
import { placeKey, readPlace, refuseOwn } from '../../../electron/host/folders/places'
import { faultOf, got } from '../build/delivering'

describe('on Windows', () => {
  it.each([
    ['S:\\Presenting team', 'S:\\Presenting team'],
    ['s:/Presenting team/', 's:\\Presenting team'],
    ['S:\\', 'S:\\'],
    ['\\\\server\\share', '\\\\server\\share'],
    ['\\\\server\\share\\Łódź team\\', '\\\\server\\share\\Łódź team'],
    ['//server/share/team', '\\\\server\\share\\team'],
  ])('keeps %s as %s', (typed, place) => {
    expect(got(readPlace(typed, 'windows'))).toBe(place)
  })

  it.each([
    'team',
    '.\\team',
    'S:team',
    '\\team',
    '/team',
    'S:\\a\\..\\b',
    '\\\\server',
    '\\\\server\\',
    '\\\\?\\C:\\team',
    '\\\\.\\pipe\\x',
    '"S:\\team"',
    'S:\\te|am',
    'S:\\team:stream',
    '%APPDATA%\\team',
  ])('refuses %s', typed => {
    expect(faultOf(readPlace(typed, 'windows')).code).toBe('invalid')
  })

  it('does not tell capitals from small letters', () => {
    expect(placeKey('S:\\Team')).toBe(placeKey('s:\\TEAM'))
    expect(placeKey('\\\\Server\\Share')).toBe(placeKey('\\\\server\\share'))
    expect(placeKey('/Team')).not.toBe(placeKey('/team'))
  })

  it('refuses the application’s own folder in any spelling, and the disk it is on, and no other', () => {
    const own = ['C:\\Users\\sample\\AppData\\Local\\SSST Desk']
    for (const place of ['c:\\users\\SAMPLE\\appdata\\local\\ssst desk', `${own[0]}\\inner`, 'c:\\']) {
      expect(faultOf(refuseOwn(place, own)).code).toBe('invalid')
    }
    for (const place of ['S:\\', `${own[0]} shared`, 'C:\\Users\\sample\\Shared']) {
      expect(refuseOwn(place, own).ok).toBe(true)
    }
  })
})

describe('elsewhere', () => {
  it.each([
    ['/mnt/team', '/mnt/team'],
    ['/mnt//team/', '/mnt/team'],
    ['/mnt/a b\\c', '/mnt/a b\\c'],
  ])('keeps %s as %s', (typed, place) => {
    expect(got(readPlace(typed, 'posix'))).toBe(place)
  })

  it.each(['/', '//', 'team', '~/team', 'S:\\team', '\\\\server\\share', '//server/share', '/a/./b'])(
    'refuses %s',
    typed => {
      expect(faultOf(readPlace(typed, 'posix')).code).toBe('invalid')
    },
  )
})
