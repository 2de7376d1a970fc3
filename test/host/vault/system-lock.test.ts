import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createSystemLock } from '../../../electron/host/system-lock'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A host whose computer is locked by `lockComputer`. */
const aHost = () => {
  const listeners: (() => void)[] = []
  const lockVault = vi.fn(async () => {})
  const handlers = createSystemLock({
    onSystemLock: locked => void listeners.push(locked),
    lockVault,
  })
  const lockComputer = () => {
    for (const tell of listeners) tell()
  }
  return { handlers, lockVault, lockComputer }
}

it('tells the window once the computer is locked, and not before', async () => {
  const { handlers, lockComputer } = aHost()
  const told = vi.fn()
  void handlers['host.systemLocked']({}).then(told)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(told).not.toHaveBeenCalled()
  lockComputer()
  await vi.advanceTimersByTimeAsync(0)
  expect(told).toHaveBeenCalledOnce()
})

it('takes the keys away where the window does not answer', async () => {
  const { lockVault, lockComputer } = aHost()
  lockComputer()
  await vi.advanceTimersByTimeAsync(9_000)
  expect(lockVault).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(2_000)
  expect(lockVault).toHaveBeenCalledOnce()
})
