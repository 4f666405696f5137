import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../src/kit/settings.ts'

interface Entry {
  readonly version?: string
  readonly resolved?: string
  readonly optional?: boolean
  readonly os?: readonly string[]
  readonly cpu?: readonly string[]
  readonly optionalDependencies?: Readonly<Record<string, string>>
}
interface Lock {
  readonly packages: Readonly<Record<string, Entry>>
}
interface LockScript {
  missingOptional(lock: Lock): readonly { readonly name: string }[]
  complete(lock: Lock): Lock
  platformOf(name: string): object
}

const { missingOptional, complete, platformOf } = (await import(
  join(projectRoot, 'scripts/lock.mjs')
)) as LockScript
const lock: Lock = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8'))

test('package-lock.json names every optional platform package (npm run lock)', () => {
  expect(missingOptional(lock).map(({ name }) => name)).toEqual([])
})

test('package-lock.json holds no addresses of registries', () => {
  const withAddress = Object.entries(lock.packages).filter(([, entry]) => entry.resolved !== undefined)
  expect(withAddress.map(([name]) => name)).toEqual([])
})

test('dependencies are pinned to one version', () => {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(join(projectRoot, 'package.json'), 'utf8'),
  )
  for (const version of Object.values({ ...dependencies, ...devDependencies })) {
    expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/)
  }
})

test('a missing platform package is completed from its name', () => {
  const packages = {
    '': {},
    'node_modules/compiler': {
      version: '1.2.3',
      optionalDependencies: { 'compiler-linux-arm64-musl': '1.2.3', 'compiler-linux-x64-gnu': '1.2.3' },
    },
    'node_modules/compiler-linux-x64-gnu': { version: '1.2.3', optional: true, resolved: 'somewhere' },
  }
  const completed = complete({ packages })
  expect(completed.packages['node_modules/compiler-linux-arm64-musl']).toEqual({
    version: '1.2.3',
    os: ['linux'],
    cpu: ['arm64'],
    libc: ['musl'],
    optional: true,
  })
  expect(completed.packages['node_modules/compiler-linux-x64-gnu']).toEqual({
    version: '1.2.3',
    optional: true,
  })
  expect(missingOptional(completed)).toEqual([])
})

test('platforms are read from names', () => {
  expect(platformOf('@scope/typst-win32-arm64-msvc')).toEqual({ os: ['win32'], cpu: ['arm64'] })
  expect(platformOf('@scope/typst-linux-arm-gnueabihf')).toEqual({
    os: ['linux'],
    cpu: ['arm'],
    libc: ['glibc'],
  })
  expect(platformOf('@scope/typst-android-arm-eabi')).toEqual({ os: ['android'], cpu: ['arm'] })
  expect(() => platformOf('fsevents')).toThrow('by hand')
})
