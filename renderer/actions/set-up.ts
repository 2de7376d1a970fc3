import type { Input, Output } from '../../shared/host/contract'
import type { FolderTest, MappedFolder } from '../../shared/host/folders'
import type { Settings } from '../../shared/host/settings'
import { ok, type Result } from '../../shared/result'
import type { Desk } from './desk'
import { decide } from './start-up'

const refreshVault = async (desk: Desk): Promise<void> => {
  const vault = await desk.host('vault.status', {})
  if (vault.ok) desk.session.setState({ vault: vault.value })
}

/** Stores the settings with the host and shows them. */
export const saveSettings = async (desk: Desk, settings: Settings): Promise<Result<null>> => {
  const saved = await desk.host('settings.write', settings)
  if (!saved.ok) return saved
  desk.session.setState({ settings })
  return ok(null)
}

/** Makes the key file and answers the recovery key, which is shown once and kept nowhere. */
export const makeRecoveryKey = async (desk: Desk): Promise<Result<string>> => {
  const made = await desk.host('vault.create', {})
  if (!made.ok) return made
  await refreshVault(desk)
  return ok(made.value.recoveryKey)
}

/** Makes a new recovery key in place of one that was never written down, or is lost; the one before opens nothing any more. */
export const renewRecoveryKey = async (desk: Desk): Promise<Result<string>> => {
  const made = await desk.host('vault.renewRecovery', {})
  if (!made.ok) return made
  await refreshVault(desk)
  return ok(made.value.recoveryKey)
}

/** Checks that the officer has the recovery key on paper. */
export const confirmRecoveryKey = async (desk: Desk, recoveryKey: string): Promise<Result<null>> => {
  const confirmed = await desk.host('vault.confirmRecovery', { recoveryKey })
  if (!confirmed.ok) return confirmed
  await refreshVault(desk)
  return ok(null)
}

/** Opens a store whose sealed key is lost, with the recovery key. */
export const recover = async (desk: Desk, recoveryKey: string): Promise<Result<null>> => {
  const recovered = await desk.host('vault.recover', { recoveryKey })
  if (!recovered.ok) return recovered
  await decide(desk)
  return ok(null)
}

/** Unlocks SSST Desk and opens it where it was. */
export const unlockDesk = async (desk: Desk, passphrase: string | null): Promise<Result<null>> => {
  const unlocked = await desk.host('vault.unlock', { passphrase })
  if (!unlocked.ok) return unlocked
  await decide(desk)
  return ok(null)
}

/** Sets, changes or takes away the passphrase that unlocking asks for. */
export const setPassphrase = async (
  desk: Desk,
  present: string | null,
  passphrase: string | null,
): Promise<Result<null>> => {
  const set = await desk.host('vault.setPassphrase', { present, passphrase })
  if (!set.ok) return set
  desk.session.setState(({ vault }) => ({ vault: vault && { ...vault, passphrase: passphrase !== null } }))
  return ok(null)
}

/** Ends set-up: the worklist opens once nothing is missing. */
export const finishSetUp = (desk: Desk): Promise<void> => decide(desk)

const refreshFolders = async (desk: Desk): Promise<Result<null>> => {
  const folders = await desk.host('folders.list', {})
  if (!folders.ok) return folders
  desk.session.setState({ folders: folders.value })
  return ok(null)
}

/** Tests a place and maps it. */
export const mapFolder = async (desk: Desk, folder: Input<'folders.map'>): Promise<Result<MappedFolder>> => {
  const mapped = await desk.host('folders.map', folder)
  if (!mapped.ok) return mapped
  const refreshed = await refreshFolders(desk)
  return refreshed.ok ? mapped : refreshed
}

/** Changes a mapped folder's label or whose it is. */
export const renameFolder = async (
  desk: Desk,
  folder: Input<'folders.rename'>,
): Promise<Result<MappedFolder>> => {
  const renamed = await desk.host('folders.rename', folder)
  if (!renamed.ok) return renamed
  const refreshed = await refreshFolders(desk)
  return refreshed.ok ? renamed : refreshed
}

/** Takes a folder out of the mapping; nothing on it is touched. */
export const unmapFolder = async (desk: Desk, id: string): Promise<Result<null>> => {
  const unmapped = await desk.host('folders.unmap', { id })
  return unmapped.ok ? refreshFolders(desk) : unmapped
}

/** Shows the system's folder dialog; null when the officer closes it. */
export const chooseFolder = (desk: Desk): Promise<Result<Output<'folders.choose'>>> =>
  desk.host('folders.choose', {})

/** Writes, reads back and removes a small file on a mapped folder. */
export const testFolder = (desk: Desk, id: string): Promise<Result<FolderTest>> =>
  desk.host('folders.test', { id })
