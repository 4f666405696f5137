import { describe, expect, test } from 'vitest'
import { tokensIn } from './address.ts'
import { textOfHtml } from './html.ts'
import { partAnswer } from './quotes.ts'
import { type Facts, fateOf, mostPerHour } from './rules.ts'

const good: Facts = {
  automatic: null,
  report: null,
  fromAddress: 'ina@voorbeeld.example',
  proof: 'pass',
  hasWords: true,
  writer: { email: 'Ina@voorbeeld.example', isStaff: false },
  isSecond: false,
  thisHour: 1,
}
const fate = (change: Partial<Facts>): string => {
  const found = fateOf({ ...good, ...change })
  return 'why' in found ? `${found.kind} ${found.why}` : found.kind
}

test.each<[string, Partial<Facts>, string]>([
  ['from whom the address belongs to', {}, 'land'],
  ['from somebody else', { fromAddress: 'kwaad@elders.example' }, 'wait other_sender'],
  ['without one clear sender', { fromAddress: null }, 'wait other_sender'],
  ['of somebody whose address was erased', { writer: { email: null, isStaff: false } }, 'wait other_sender'],
  ['not proven', { proof: 'none' }, 'wait not_proven'],
  ['proven false', { proof: 'fail' }, 'wait not_proven'],
  ['of a resident, where no server looks', { proof: 'not_looked' }, 'land'],
  [
    'of an official, where no server looks',
    { proof: 'not_looked', writer: { email: 'ina@voorbeeld.example', isStaff: true } },
    'wait not_proven',
  ],
  ['to an address that we did not give out', { writer: null }, 'wait no_address'],
  ['that says nothing', { hasWords: false }, 'wait empty'],
  ['that came before', { isSecond: true }, 'ignore twice'],
  ['of our own', { automatic: 'own' }, 'ignore own'],
  ['from somebody away', { automatic: 'away' }, 'ignore away'],
  ['of a machine, also without an address', { automatic: 'machine', writer: null }, 'ignore machine'],
  ['that may be of a machine', { automatic: 'perhaps' }, 'wait perhaps_automatic'],
  ['too many within an hour', { thisHour: mostPerHour + 1 }, 'wait too_many'],
  ['our mail never arrives', { report: { permanent: true }, automatic: 'machine' }, 'bounce'],
  ['our mail is late', { report: { permanent: false } }, 'ignore report'],
  ['a report about nothing of ours', { report: { permanent: true }, writer: null }, 'ignore report'],
])('a mail %s', (_name, change, expected) => expect(fate(change)).toBe(expected))

test('the token is found in plus addresses and in a domain of its own, and nowhere else', () => {
  const token = 'abcdefghijklmnopqrstuvwxyz'
  const plus = { mailReplyTo: 'Antwoord+*@stad.example' }
  expect(tokensIn(plus, [`antwoord+${token.toUpperCase()}@Stad.example`, 'iemand@stad.example'])).toEqual([
    token,
  ])
  expect(tokensIn({ mailReplyTo: '*@antwoord.stad.example' }, [`${token}@antwoord.stad.example`])).toEqual([
    token,
  ])
  expect(tokensIn(plus, [`antwoord+${token}@elders.example`, `antwoord+${token}x@stad.example`])).toEqual([])
  expect(tokensIn({ mailReplyTo: null }, [`antwoord+${token}@stad.example`])).toEqual([])
})

describe('an answer is parted from what stood below it', () => {
  const cut = (text: string) => partAnswer(text)
  test.each([
    [
      'Gmail',
      'Prima, tot dan!\n\nIna\n\nOp ma 3 nov 2026 om 10:12 schreef Noor <noor@stad.example>:\n\n> Dag Ina,\n> \n> Kun je?',
    ],
    [
      'Gmail over two lines',
      'Prima, tot dan!\n\nIna\n\nOp maandag 3 november 2026 om 10:12 schreef Meemaken Waterstad\n<noor@stad.example>:\n\n> Dag Ina,',
    ],
    ['Apple Mail in English', 'Prima, tot dan!\n\nIna\n\nOn 3 Nov 2026, at 10:12, Noor wrote:\n\n> Dag Ina,'],
    [
      'Outlook',
      'Prima, tot dan!\r\n\r\nIna\r\n\r\n________________________________\r\nVan: Noor <noor@stad.example>\r\nVerzonden: maandag 3 november 2026 10:12\r\nAan: Ina\r\nOnderwerp: Bericht\r\n\r\nDag Ina,',
    ],
    [
      'Outlook without a line',
      'Prima, tot dan!\n\nIna\n\nFrom: Noor\nSent: Monday\nTo: Ina\nSubject: Message\n\nDag Ina,',
    ],
    ['quoted lines alone', 'Prima, tot dan!\n\nIna\n\n> Dag Ina,\n> Kun je?'],
  ])('%s', (_name, text) => {
    const { own, quoted } = cut(text)
    expect(own).toBe('Prima, tot dan!\n\nIna')
    expect(quoted).toContain('Dag Ina,')
  })

  test.each([
    ['words below the quote', '> Kun je dinsdag?\n\nJa, dat kan.'],
    ['words between the quotes', 'Zie onder.\n\n> Kun je dinsdag?\n\nJa.\n\n> En woensdag?\n\nNee.'],
    ['nothing but a quote', '> Dag Ina,\n> Kun je?'],
    ['a sentence that begins like an introduction', 'Op maandag schreef ik je al dit:\nde bank is rot.'],
    ['a list with a sender in it', 'Van: de buren\n\nzij willen meedoen'],
  ])('%s: all of it stays', (_name, text) => expect(cut(text)).toEqual({ own: text, quoted: null }))
})

test('a mail of HTML becomes its words', () => {
  expect(
    textOfHtml(
      '<html><head><title>x</title><style>p{color:red}</style></head><body><p>Caf&eacute; <b>De Kade</b> &amp; co&nbsp;&#8364; 5</p><ul><li>een</li><li>twee</li></ul><div>Groet,<br>Ina</div><blockquote>oud<br>ouder</blockquote><script>alert(1)</script></body></html>',
    ),
  ).toBe('Café De Kade & co € 5\n\n- een\n- twee\nGroet,\nIna\n> oud\n> ouder')
  expect(textOfHtml('a < b en <onbekend>c')).toContain('c')
  const deep = '<div>'.repeat(50_000)
  expect(textOfHtml(`${deep}woord`)).toBe('woord')
})
