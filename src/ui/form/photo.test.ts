import { expect, test } from 'vitest'
import { photoFault } from './photo.tsx'

const nothing = { photo: undefined, photoDescription: undefined, removePhoto: false }
const photo = { name: 'straat.jpg', bytes: Buffer.from('x') } as never

const at = (typed: Partial<typeof nothing> & object, has = false) =>
  photoFault({ ...nothing, ...typed }, has, 'nl')?.[0] ?? null

test('a photo says in words what it shows', () => {
  expect(at({})).toBe(null)
  expect(at({ photo })).toBe('photoDescription')
  expect(at({}, true)).toBe('photoDescription')
  expect(at({ photo, photoDescription: 'Gras' as never })).toBe(null)
  expect(at({ photoDescription: 'Gras' as never }, true)).toBe(null)
})

test('words without a photo are those of a file that still has to be chosen', () => {
  expect(at({ photoDescription: 'Gras' as never })).toBe('photo')
  expect(at({ photoDescription: 'Gras' as never, removePhoto: true }, true)).toBe(null)
})
