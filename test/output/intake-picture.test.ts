import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { joined, noise } from '../corpus/bytes'
import { jpeg, png, pngRows } from '../corpus/pictures'
import { bring, refused } from './bring'

describe('a picture that cannot be used', () => {
  const scan = { name: 'scan.jpg' }

  it('is refused cut short', async () => {
    const photo = jpeg({ width: 640, height: 480, orientation: 6, dark: (x, y) => (x + y) % 2 === 0 })
    for (let length = 3; length < photo.length; length += 101)
      expect(await refused(photo.slice(0, length), scan)).toMatch(/cut short|damaged/)
    expect(await refused(photo.slice(0, -2), scan)).toBe(
      '‘scan.jpg’ is cut short: the end of the picture is missing.',
    )

    const drawing = png({ width: 60, height: 50, sample: (x, y) => x * y })
    for (let length = 8; length < drawing.length; length += 13)
      expect(await refused(drawing.slice(0, length), scan)).toMatch(/cut short|damaged/)
    const rows = pngRows({ width: 60, height: 49 })
    expect(await refused(png({ width: 60, height: 50, data: deflateSync(rows) }), scan)).toContain(
      'cut short',
    )
    expect(await refused(png({ width: 60, height: 50, data: noise(400, 1) }), scan)).toMatch(
      /cut short|damaged/,
    )
  })

  it('is refused by its header when its size is absurd, before it is unpacked', async () => {
    const bomb = deflateSync(Buffer.alloc(50 * 1024 ** 2))
    expect(await refused(png({ width: 60_000, height: 60_000, data: bomb }), scan)).toBe(
      '‘scan.jpg’ is 60,000 by 60,000 pixels: too large to handle safely.',
    )
    expect(await refused(png({ width: 10, height: 10, data: bomb }), scan)).toContain(
      'unusual kind of picture',
    )
    const headerOnly = jpeg({ width: 8, height: 8 })
    const frame = headerOnly.findIndex((byte, at) => byte === 0xff && headerOnly[at + 1] === 0xc0)
    headerOnly.set([0xff, 0xff, 0xff, 0xff], frame + 5)
    expect(await refused(headerOnly, scan)).toContain('65,535 by 65,535 pixels')
    expect(await refused(png({ width: 8000, height: 6000, colour: 6, data: bomb }), scan)).toContain(
      'too large',
    )
  })

  it('is refused when it is damaged or of a kind PDF readers do not show', async () => {
    expect(await refused(png({ width: 0, height: 5 }), scan)).toContain('damaged')
    expect(await refused(png({ width: 4, height: 5, colour: 3, depth: 8 }), scan)).toContain('damaged')
    expect(
      await refused(png({ width: 4, height: 5, extra: [['acTL', [0, 0, 0, 2, 0, 0, 0, 0]]] }), scan),
    ).toContain('unusual')
    expect(await refused(jpeg({ width: 8, height: 8, frame: 0xc3 }), scan)).toContain('unusual')
    expect(await refused(jpeg({ width: 8, height: 0 }), scan)).toContain('unusual')
    expect(await refused(joined([0xff, 0xd8, 0xff, 0xe0], noise(400, 5)), scan)).toMatch(/damaged|cut short/)
  })

  it('is answered for, never thrown on, whatever bytes are wrong in it', async () => {
    const pictures = [
      jpeg({ width: 64, height: 48, orientation: 6, dark: (x, y) => x > y }),
      png({ width: 20, height: 20, sample: (x, y) => x * y }),
    ]
    for (const whole of pictures)
      for (let seed = 1; seed <= 300; seed++) {
        const spoiled = whole.slice()
        const spots = noise(12, seed)
        for (let at = 0; at < spots.length; at += 2) {
          const place = 3 + ((spots[at] ?? 0) % (spoiled.length - 3))
          spoiled[place] = spots[at + 1] ?? 0
        }
        const result = await bring(spoiled, scan)
        if (!result.ok) expect(['invalid', 'damaged']).toContain(result.fault.code)
      }
  })
})
