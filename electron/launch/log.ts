import { join } from 'node:path'
import log from 'electron-log/node'
import type { FaultCode } from '../../shared/result'

/** The log of one host: places in the program and codes, never a text from a case. */
export interface Log {
  fault(where: string, code: FaultCode): void
}

/** Opens `logs/desk.log` in the application's data folder; at 1 MB it is renamed and begun anew. */
export function openLog(dataDir: string): Log {
  const logger = log.create({ logId: 'desk' })
  logger.transports.console.level = false
  logger.transports.file.resolvePathFn = () => join(dataDir, 'logs', 'desk.log')
  logger.transports.file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' }
  logger.transports.file.format = '{y}-{m}-{d} {h}:{i}:{s} [{level}] {text}'
  return {
    fault(where, code) {
      logger.error(`${where} ${code}`)
    },
  }
}
