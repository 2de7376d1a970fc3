// npm run build: builds out/ where it is missing or older than its sources.
import { checkNode, ensureBuilt, ensureInstalled } from './setup.mjs'

checkNode()
ensureInstalled()
ensureBuilt()
