import { expect, test } from 'vitest'
import { elementsNamed, readXml, textNamed } from './xml.ts'

test('names without prefix, attributes, text and its signs', () => {
  const xml = readXml(
    '\uFEFF<?xml version="1.0"?><!-- x --><a:b xmlns:a="u"><c d=\'1 &amp; 2\'>Ren&#233; &lt;x&gt;<![CDATA[<&]]></c><c/></a:b>\n',
  )
  expect(xml?.name).toBe('b')
  const [first, second] = elementsNamed(xml!, 'c')
  expect(first).toMatchObject({ attributes: { d: '1 & 2' }, text: 'René <x><&' })
  expect(second?.text).toBe('')
  expect(textNamed(xml!, 'c')).toBe('René <x><&')
  expect(textNamed(xml!, 'nothing')).toBeNull()
})

test.each([
  '',
  'words',
  '<a>',
  '<a></b>',
  '<a/><b/>',
  '<a b=c/>',
  '<a><b',
  '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
  `${'<a>'.repeat(500)}${'</a>'.repeat(500)}`,
])('is no answer: %s', (xml) => expect(readXml(xml)).toBeNull())

test('an entity of its own stays as it is written', () => {
  expect(readXml('<a>&x; &#0;&#x110000;</a>')?.text).toBe('&x;')
})
