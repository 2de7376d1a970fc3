import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What can be wrong with any text that holds JSON, whatever the JSON is for; every one of them must be refused. */
export const badJson: Readonly<Record<string, (good: string) => Uint8Array | string>> = {
  empty: () => '',
  'cut-short': good => good.slice(0, Math.floor(good.length / 2)),
  'in-utf-16': good => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(good, 'utf16le')]),
  'in-utf-16-without-a-mark': good => Buffer.from(good, 'utf16le').swap16(),
  'with-nul-inside': good => good.replace(':', ':\0'),
  'of-nul': () => new Uint8Array(5000),
  'open-100000-deep': () => '['.repeat(100_000),
  'closed-100000-deep': () => `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
  'a-list': () => '[1, 2, 3]',
  'a-number': () => '1e400',
  'of-another-kind': () => '{"name":"left-pad","version":"1.3.0"}',
}

const json = (value: unknown): string => JSON.stringify(value, null, 2)

/** A specification for `npm run bundle`. */
export const specification = (more: object = {}): string =>
  json({
    route: 'magistrates',
    sections: [{ title: 'Application', documents: [{ file: 'application.pdf', title: 'Application' }] }],
    ...more,
  })

const manySections = (count: number) =>
  Array.from({ length: count }, () => ({ title: 'A', documents: [{ file: 'a.pdf', title: 'A' }] }))

/** Specifications by what is wrong with them. */
export const badSpecifications: Readonly<Record<string, () => string>> = {
  'of-no-section': () => specification({ sections: [] }),
  'of-100000-sections': () => specification({ sections: manySections(100_000) }),
  'with-a-page-of-1e300': () =>
    specification({
      sections: [{ title: 'A', documents: [{ file: 'a.pdf', title: 'A', exclude: [1e300] }] }],
    }),
  'with-a-name-twice': () => specification().replace('"route"', '"route": "post", "route"'),
  'with-__proto__': () => specification().replace('"route"', '"__proto__": {"a": 1}, "route"'),
}

/** Settings as the host keeps them. */
export const settings = (more: object = {}): string =>
  json({
    format: 1,
    officer: { name: 'Testina Example', telephone: '' },
    team: { inbox: 'team@example.gov.uk' },
    jurisdiction: 'england-and-wales',
    secondCheck: { leadWorkingDays: 1 },
    ...more,
  })

/** Settings by what is wrong with them. */
export const badSettings: Readonly<Record<string, () => Uint8Array | string>> = {
  newer: () => settings({ format: 99 }),
  'of-another-form': () => settings({ officer: 'Testina Example' }),
  'with-a-billion-days': () => settings({ secondCheck: { leadWorkingDays: 1e9 } }),
  'of-70-mb': () => settings({ more: 'x'.repeat(70 * 1024 ** 2) }),
}

/** The sample case of a procedure, as `npm run demo` reads it. */
export const caseFile = (): string =>
  readFileSync(join(process.cwd(), 'resources', 'sample-cases', 'payment.json'), 'utf8')

/** Case files by what is wrong with them. */
export const badCaseFiles: Readonly<Record<string, () => string>> = {
  newer: () => caseFile().replace(/"format"\s*:\s*1/, '"format": 99'),
  'of-2-mb': () => caseFile().replace(/\}\s*$/, `, "more": "${'x'.repeat(2 * 1024 ** 2)}"}`),
}
