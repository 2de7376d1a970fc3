import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { traceability } from './page'

writeFileSync(join(import.meta.dirname, '..', '..', 'docs', 'traceability.md'), traceability())
