import { randomBytes } from 'node:crypto'
import PostalMime from 'postal-mime'
import { expect, it } from 'vitest'
import { composeDraft } from '../../../electron/host/drafts/compose'
import type { DraftMessage } from '../../../shared/host/drafts'
import { faultOf, got } from '../build/delivering'

const message: DraftMessage = {
  from: 'support.team@example.gov.uk',
  to: ['first.officer@example.gov.uk', 'second.officer@example.gov.uk'],
  cc: ['copy@example.gov.uk'],
  subject:
    'Second PV check – Łukasz O’Brien 山田 – a subject long enough that it has to be folded over lines',
  text: `Good morning\n\nŁukasz O’Brien paid £45.00 on 3 May.\n.\nFrom now on: ${'long '.repeat(300)}\n  indented – ﷺ\n`,
  readReceipt: true,
  attachments: [
    { name: 'CMEL9180 – Łukasz O’Brien.pdf', mediaType: 'application/pdf', bytes: randomBytes(100_001) },
    { name: '山田.txt', mediaType: 'text/plain', bytes: Buffer.from('line\nline\r\nlast\0') },
    { name: 'empty.bin', mediaType: 'application/octet-stream', bytes: new Uint8Array() },
  ],
}

const headersOf = (eml: Uint8Array): string => {
  const text = Buffer.from(eml).toString('latin1')
  return text.slice(0, text.indexOf('\r\n\r\n'))
}

it('reads back as it was meant, letter by letter and byte by byte', async () => {
  const parsed = await PostalMime.parse(got(await composeDraft(message)), {
    attachmentEncoding: 'arraybuffer',
  })
  expect(parsed.from?.address).toBe(message.from)
  expect(parsed.to?.map(to => to.address)).toEqual(message.to)
  expect(parsed.cc?.map(cc => cc.address)).toEqual(message.cc)
  expect(parsed.subject).toBe(message.subject)
  expect(parsed.text?.replaceAll('\r\n', '\n').trimEnd()).toBe(message.text.trimEnd())
  const header = (key: string) => parsed.headers.filter(each => each.key === key).map(each => each.value)
  expect(header('x-unsent')).toEqual(['1'])
  expect(header('disposition-notification-to')).toEqual([message.from])
  expect(header('return-receipt-to')).toEqual([message.from])
  expect(parsed.attachments.map(each => [each.filename, each.mimeType, each.disposition])).toEqual(
    message.attachments.map(each => [each.name, each.mediaType, 'attachment']),
  )
  for (const [n, attachment] of parsed.attachments.entries()) {
    if (typeof attachment.content === 'string') throw new Error('not bytes')
    const expected = message.attachments[n]?.bytes ?? new Uint8Array()
    expect(Buffer.from(new Uint8Array(attachment.content)).equals(expected)).toBe(true)
  }
})

it('asks for no receipt where none is wanted', async () => {
  const headers = headersOf(got(await composeDraft({ ...message, readReceipt: false })))
  expect(headers).not.toMatch(/notification|return-receipt/i)
  expect(headers).toContain('X-Unsent: 1')
})

it('is seven-bit text in short lines that all end in CRLF', async () => {
  const eml = Buffer.from(got(await composeDraft(message)))
  expect(eml.every(byte => byte < 0x80)).toBe(true)
  const text = eml.toString('latin1')
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  expect(Math.max(...text.split('\r\n').map(line => line.length))).toBeLessThanOrEqual(76)
  expect(text).toContain('Content-Transfer-Encoding: quoted-printable')
  expect(text).toContain('Content-Transfer-Encoding: base64')
})

it.each<[string, Partial<DraftMessage>]>([
  ['subject', { subject: 'Hello\r\nBcc: someone@example.org' }],
  ['subject with a lone carriage return', { subject: 'Hello\rBcc: someone@example.org' }],
  ['attachment name', { attachments: [{ name: 'a\r\nX: y', mediaType: 'a/b', bytes: new Uint8Array() }] }],
  ['media type', { attachments: [{ name: 'a', mediaType: 'a/b; x="y"\r\nX: y', bytes: new Uint8Array() }] }],
])('refuses a header in the %s', async (_, field) => {
  expect(faultOf(await composeDraft({ ...message, ...field })).code).toBe('invalid')
})

it('treats nothing in a text as a header, a path or an address to fetch', async () => {
  const text = 'Bcc: someone@example.org\n\n--boundary\nContent-Type: text/html\n\nfile:///etc/passwd'
  const parsed = await PostalMime.parse(got(await composeDraft({ ...message, text, attachments: [] })))
  expect(parsed.bcc ?? []).toEqual([])
  expect(parsed.html).toBeUndefined()
  expect(parsed.text?.replaceAll('\r\n', '\n').trimEnd()).toBe(text)
})
