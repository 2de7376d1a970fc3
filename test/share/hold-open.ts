import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Samba } from './samba'

/** A second computer, which opens a file and shares it with nobody until its input ends. Debian's Samba brings it along. */
const script = `
import sys
from samba import credentials
from samba.samba3 import libsmb_samba_internal, param
config, address, name = sys.argv[1:]
settings = param.get_context()
settings.load(config)
nobody = credentials.Credentials()
nobody.set_anonymous()
share = libsmb_samba_internal.Conn(address, 'team', lp=settings, creds=nobody)
share.create(name, DesiredAccess=3, ShareAccess=0, CreateDisposition=1)
print('held', flush=True)
sys.stdin.read()
`

/** Holds a file of the share open for itself alone, as Word does; answers how to let go of it. */
export const holdOpen = async ({ address, config }: Samba, name: string): Promise<() => Promise<void>> => {
  const holder = spawn('/usr/bin/python3', ['-c', script, config, address, name], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  await Promise.race([once(holder.stdout, 'data'), once(holder, 'exit')])
  if (holder.exitCode !== null) throw new Error(`The file ${name} could not be held open.`)
  return async () => {
    const ended = once(holder, 'exit')
    holder.stdin.end()
    await ended
  }
}
