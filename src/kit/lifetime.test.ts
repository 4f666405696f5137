import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { lifetime } from './lifetime.ts'

test('parts stop in the opposite order of their start, once', async () => {
  const life = lifetime()
  const stopped: string[] = []
  for (const name of ['database', 'web']) {
    await life.add(
      async () => name,
      async (part) => stopped.push(part),
    )
  }
  await Promise.all([life.stop(), life.stop()])
  expect(stopped).toEqual(['web', 'database'])
})

test('a part that is still starting when the program stops is stopped too', async () => {
  const life = lifetime()
  const stopped: string[] = []
  let wentOn = false
  life
    .add(
      () => wait(50, 'database'),
      async (part) => stopped.push(part),
    )
    .then(() => {
      wentOn = true
    })
  await life.stop()
  expect(stopped).toEqual(['database'])
  expect(wentOn).toBe(false)
})

test('a part that fails to start or to stop, or takes too long, does not keep the others', async () => {
  const life = lifetime()
  const stopped: string[] = []
  await life.add(
    async () => 'database',
    async (part) => stopped.push(part),
  )
  await expect(
    life.add(
      () => Promise.reject(new Error('port in use')),
      async () => {},
    ),
  ).rejects.toThrow('port in use')
  await life.add(
    async () => 'broken',
    () => Promise.reject(new Error('no')),
  )
  await life.add(
    async () => 'endless',
    () => new Promise(() => {}),
    20,
  )
  await life.stop()
  expect(stopped).toEqual(['database'])
})
