import { expect, test } from 'vitest'
import { choose, download, fill, follow, openMail, press, says, unfold, visit, words } from '../walk.ts'
import { hostile, internal, main, type Story } from './story.ts'

const criteria = [
  'Waarde voor de stad',
  'Draagvlak en omgeving',
  'Uitvoerbaarheid',
  'Kracht en voortzetting',
  'Iedereen kan meedoen',
  'Bijdrage en effect',
]

/** Advice, a demand that is dropped, and a decision with reasons. */
export function judgeThePlan(story: Story): void {
  test('Sanne answers on one page: one demand of the law, one wish of ours; Daan shares it in plain words', async () => {
    const tamara = await story.page('Tamara')
    const daan = await story.page('Daan')
    await follow(daan, 'Vraag advies')
    await follow(daan, 'ruimte en vergunningen')
    await choose(daan, 'Aan wie?', /^Sanne Kooistra/)
    await press(daan, 'Verstuur de vraag')

    const page = await story.page('Sanne')
    await openMail(
      page,
      'sanne.kooistra@waterstad.example',
      `Advies gevraagd over ruimte en vergunningen: ${story.number}`,
    )
    await follow(page, /\/werk\/adviezen\//)
    expect(await main(page)).toContain(hostile)
    await choose(page, 'Jouw oordeel', 'Ja, als aan de eisen is voldaan')
    await fill(page, 'Je advies', internal)
    await fill(page, 'Eis 1: Wat is er nodig?', 'Een melding bij de waterbeheerder')
    await choose(page, 'Eis 1: Waarom?', 'De wet vraagt dit')
    await fill(page, 'Eis 1: Wat kan helpen', 'Wij doen de melding samen')
    await fill(page, 'Eis 1: Hoeveel weken', '2')
    await unfold(page, 'Eis 2')
    await fill(page, 'Eis 2: Wat is er nodig?', 'Een hek van een meter')
    await choose(page, 'Eis 2: Waarom?', 'Dit is onze wens')
    await fill(page, 'Eis 2: Wat kan helpen', 'Een lage haag mag ook')
    await press(page, 'Verstuur je advies')
    // A demand of the law names the law.
    await page.getByRole('link', { name: 'Noem de wet en het artikel.' }).waitFor()
    expect(await page.getByLabel('Je advies').inputValue()).toBe(internal)
    await fill(page, 'Eis 1: Welke wet', 'art. 5.3 Omgevingswet')
    await press(page, 'Verstuur je advies')
    await says(page, 'Je advies is verstuurd')

    await visit(tamara, `/mijn/zaken/${story.number}`)
    const before = await main(tamara)
    expect(before).not.toContain(internal)
    expect(before).toContain('Een hek van een meter')

    await visit(daan, '/werk')
    const duty = daan.getByRole('listitem').filter({ hasText: story.title })
    await follow(daan, /^Deel het advies/, duty)
    await fill(daan, 'Zo leest de initiatiefnemer het', 'Het kan op deze plek. Wij doen samen een melding.')
    await press(daan, 'Deel met de initiatiefnemer')

    await visit(tamara, `/mijn/zaken/${story.number}`)
    const shared = await main(tamara)
    expect(shared).toContain('Het kan op deze plek. Wij doen samen een melding.')
    expect(shared).toContain('De wet: art. 5.3 Omgevingswet')
    expect(shared).toContain('Onze wens, geen wet')
    expect(shared).not.toContain(internal)
  })

  test('Tamara asks whether the fence is really needed; somebody outside the case says no', async () => {
    const page = await story.page('Tamara')
    const hedda = await story.page('Hedda')
    await follow(page, 'Is deze eis echt nodig?')
    await choose(page, 'Om welke eis gaat het?', /^Een hek van een meter/)
    await fill(page, 'Waarom vraag je dit?', 'Een hek past niet bij een tuin voor iedereen.')
    await press(page, 'Stel de vraag')
    expect(await main(page)).toContain('Een coördinator die niet bij je plan hoort')

    await visit(hedda, '/werk')
    await follow(
      hedda,
      'Is deze eis echt nodig?',
      hedda.getByRole('listitem').filter({ hasText: story.title }),
    )
    expect(await main(hedda)).toContain('Een lage haag mag ook')
    await choose(hedda, 'Wat is de uitkomst?', 'De eis vervalt')
    await fill(hedda, 'Je antwoord aan de initiatiefnemer', 'Een haag is genoeg. Het hek hoeft niet.')
    await press(hedda, 'Verstuur het antwoord')

    await openMail(page, story.address, 'Antwoord op je vraag over')
    await visit(page, `/mijn/zaken/${story.number}`)
    const row = page.getByRole('row').filter({ hasText: 'Een hek van een meter' })
    expect(await words(row)).toContain('vervallen')
    expect(await main(page)).toContain('Een haag is genoeg. Het hek hoeft niet.')
  })

  test('there is no decision without reasons; Tamara reads who decided, why, and what to do if she disagrees', async () => {
    const tamara = await story.page('Tamara')
    const page = await story.page('Daan')
    await visit(page, story.desk())
    await follow(page, 'Rond deze stap af')
    await choose(page, 'Hoe gaat het verder?', /(adviezen zijn binnen|weten genoeg)/)
    await press(page, 'Rond de stap af')
    await follow(page, 'Neem een besluit')
    await follow(page, 'Ja, de gemeente werkt mee', page.getByRole('main'))
    for (const criterion of criteria) await choose(page, criterion, 'Voldoende')
    await press(page, 'Bekijk het besluit')
    expect(await page.title()).toMatch(/^Fout: /)
    await fill(page, 'De redenen van dit besluit', 'De tuin is voor iedereen en de buren doen zelf mee.')
    await press(page, 'Bekijk het besluit')
    expect(await page.title()).toMatch(/^Fout: /)
    for (const criterion of criteria)
      await fill(page, `${criterion}: waarom?`, `Goed geregeld: ${criterion}.`)
    await press(page, 'Bekijk het besluit')
    expect(await main(page)).toContain('Lees dit na. Daarna is het definitief.')
    await press(page, 'Neem dit besluit')
    await says(page, 'Het besluit is genomen en verstuurd.')

    await openMail(tamara, story.address, 'Er is een beslissing over')
    await visit(tamara, `/mijn/zaken/${story.number}`)
    const told = await main(tamara)
    expect(told).toContain('De tuin is voor iedereen en de buren doen zelf mee.')
    expect(told).toContain('Wie besloot het college van burgemeester en wethouders')
    expect(told).toContain('Goed geregeld: Uitvoerbaarheid.')
    await unfold(tamara, 'Niet eens?')
    expect(await main(tamara)).toContain('Bel of mail eerst je begeleider.')
    const letter = await download(tamara, 'Download het besluit als brief (PDF)')
    expect(letter.bytes.subarray(0, 5).toString()).toBe('%PDF-')
  })
}
