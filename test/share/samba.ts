import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readdir, rm, statfs, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const programs = ['smbd', 'smbnetfs', 'fusermount']

/** Why no Samba share can be had on this machine, as the end of “skipped: …”; null where one can. */
export const noSamba = ((): string | null => {
  if (process.platform !== 'linux') return 'a Samba share is set up on Linux only'
  if (process.getuid?.() !== 0) return 'a Samba share needs root'
  const missing = programs.filter(name => spawnSync('which', [name], { stdio: 'ignore' }).status !== 0)
  if (missing.length > 0) return `not installed: ${missing.join(', ')} (Debian: samba, smbnetfs)`
  const fuse = spawnSync('test', ['-w', '/dev/fuse']).status === 0
  return fuse ? null : 'this machine has no /dev/fuse'
})()

export interface SambaOptions {
  /** Gives the server a disk of its own of this size, in MB. */
  sizeMb?: number
}

/** A Samba server with one share, and that share as a folder of this machine, as an officer has it. */
export interface Samba {
  /** Where the share is mounted. */
  place: string
  /** Where the server itself keeps the files. */
  disk: string
  /** Where other computers find it, and the server's own settings. */
  address: string
  config: string
  /** Only with a disk of its own. */
  makeReadOnly(): void
  /** Ends every process of the server at once, as a power cut does. */
  kill(): Promise<void>
  start(): Promise<void>
  /** The server no longer answers, and keeps its connections. */
  pause(): void
  resume(): void
  close(): Promise<void>
}

/** An address of the machine's own network that nobody uses, so that the port is the usual one and always free. */
const ownAddress = () => {
  const byte = () => 1 + Math.floor(Math.random() * 254)
  return `127.${byte()}.${byte()}.${byte()}`
}

const answers = (address: string): Promise<boolean> =>
  new Promise(resolve => {
    const socket = connect({ host: address, port: 445 })
    const end = (answer: boolean) => () => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', end(true)).once('error', end(false))
  })

const until = async (what: string, found: () => Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 200; tries++) {
    if (await found()) return
    await wait(50)
  }
  throw new Error(`Samba: ${what}`)
}

const run = (program: string, ...words: string[]): void => {
  const { status, stderr } = spawnSync(program, words, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} ${words[0]}: ${stderr}`)
}

const serverConfig = (address: string, disk: string, state: string) => `[global]
  smb ports = 445
  interfaces = ${address}/8
  bind interfaces only = yes
  server role = standalone server
  map to guest = Bad User
  guest account = root
  disable netbios = yes
  disable spoolss = yes
  load printers = no
  private dir = ${state}
  lock directory = ${state}
  state directory = ${state}
  cache directory = ${state}
  pid directory = ${state}
  ncalrpc dir = ${state}/ncalrpc
  log file = ${state}/log
[team]
  path = ${disk}
  guest ok = yes
  read only = no
`

const clientConfig = (address: string) => `smb_query_browsers "false"
use_libsecret "false"
# Longer than the product waits: a share that is gone blocks, as it does under Windows.
smb_timeout 60000
reply_timeout 90
max_retry_count 0
neg_cache_timeout 1
auth "guest" ""
host ${address} visible=true
`

/** Starts a server with an empty share and mounts it. */
export const startSamba = async ({ sizeMb }: SambaOptions = {}): Promise<Samba> => {
  const root = await mkdtemp(path.join(tmpdir(), 'ssst-samba-'))
  const inRoot = (...parts: string[]) => path.join(root, ...parts)
  const [disk, state, mount] = [inRoot('disk'), inRoot('state'), inRoot('mount')]
  for (const folder of [disk, state, mount]) await mkdir(folder)
  if (sizeMb !== undefined) run('mount', '-t', 'tmpfs', '-o', `size=${sizeMb}m`, 'tmpfs', disk)
  const address = ownAddress()
  await writeFile(inRoot('smb.conf'), serverConfig(address, disk, state))
  await writeFile(inRoot('smbnetfs.conf'), clientConfig(address))
  await chmod(inRoot('smbnetfs.conf'), 0o600)

  let server: ChildProcess | null = null
  // Each has a process for every connection; in a group of their own all of them can be told at once.
  const tell = (child: ChildProcess | null, signal: NodeJS.Signals): void => {
    if (child?.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, signal)
  }
  const end = async (child: ChildProcess | null): Promise<void> => {
    if (child === null || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    tell(child, 'SIGCONT')
    tell(child, 'SIGKILL')
    await ended
  }
  const start = async (): Promise<void> => {
    const words = ['-F', '--no-process-group', '-s', inRoot('smb.conf')]
    server = spawn('smbd', words, { detached: true, stdio: 'ignore' })
    await until('the server does not answer', () => answers(address))
  }
  const kill = async (): Promise<void> => {
    await end(server)
    server = null
  }

  await start()
  const client = spawn('smbnetfs', [mount, '-f', '-o', `config=${inRoot('smbnetfs.conf')}`], {
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, HOME: root },
  })
  const place = path.join(mount, address, 'team')
  await until('the share cannot be mounted', () =>
    readdir(place).then(
      () => true,
      () => false,
    ),
  )
  return {
    place,
    disk,
    address,
    config: inRoot('smb.conf'),
    makeReadOnly: () => run('mount', '-o', 'remount,ro', disk),
    kill,
    start,
    pause: () => tell(server, 'SIGSTOP'),
    resume: () => tell(server, 'SIGCONT'),
    async close() {
      await kill()
      await end(client)
      spawnSync('fusermount', ['-u', '-z', mount])
      if (sizeMb !== undefined) run('umount', '-l', disk)
      // Nothing under a mount that is still there may be taken for ours.
      if ((await statfs(mount)).type === (await statfs(root)).type)
        await rm(root, { recursive: true, force: true })
    },
  }
}
