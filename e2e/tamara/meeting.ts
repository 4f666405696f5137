import { expect, test } from 'vitest'
import { addDays, dayOf, formatTime, momentAt } from '../../src/kit/dates.ts'
import { choose, download, fill, follow, openMail, press, unfold, visit } from '../walk.ts'
import { between, hostile, internal, main, photo, type Story } from './story.ts'

/** The minute that goes on now, as somebody fills it in for a talk that has just been. */
function minuteNow(): { readonly day: string; readonly from: string; readonly to: string } {
  const began = new Date()
  const from = formatTime(began, 'en')
  const to = formatTime(new Date(began.getTime() + 60_000), 'en')
  // The last minute of a day ends on the next one: then they met a minute before.
  return to > from
    ? { day: dayOf(began), from, to }
    : { day: dayOf(began), from: formatTime(new Date(began.getTime() - 60_000), 'en'), to: from }
}

/** They meet, write to each other, and agree on what comes next. */
export function meetEachOther(story: Story): void {
  test('Daan plans the first meeting; Tamara gets it for her calendar and says that she can', async () => {
    const page = await story.page('Tamara')
    const daan = await story.page('Daan')
    await visit(daan, story.desk())
    await follow(daan, 'Plan de kennismaking')
    const day = addDays(dayOf(new Date()), 2)
    const starts = momentAt(day, '10:00')
    await choose(daan, 'Wat voor afspraak', 'Kennismaking')
    await fill(daan, 'Op welke dag?', day)
    await fill(daan, 'Hoe laat begint het?', '10:00')
    await fill(daan, 'Tot hoe laat?', '11:00')
    await choose(daan, 'Hoe spreek je elkaar?', 'Op een plek in de stad')
    await fill(daan, 'Waar precies?', 'Het bankje bij de Wiel')
    await press(daan, 'Plan de afspraak')
    story.meeting = new URL(daan.url()).pathname

    await openMail(page, story.address, 'Kennismaking op')
    const calendar = page.locator('details', { hasText: '.ics' })
    await calendar.locator('summary').click()
    const file = await calendar.innerText()
    expect(file).toContain('BEGIN:VEVENT')
    expect(file).toContain('METHOD:REQUEST')
    expect(file.replace(/\s+/g, '')).toContain(`DTSTART:${starts.toISOString().replace(/\W|000(?=Z)/g, '')}`)
    await follow(page, /\/afspraken\//)
    const ics = await download(page, 'Zet in je agenda')
    expect(ics.name).toBe('afspraak.ics')
    expect(ics.bytes.toString()).toContain('BEGIN:VCALENDAR')
    await choose(page, 'Kun je op dit moment?', 'Ja, ik kan')
    await fill(page, 'Wil je er iets bij zeggen?', 'Ik neem mijn buurvrouw mee.')
    await press(page, 'Stuur mijn antwoord')
    expect(await main(page)).toContain('Tamara Lindeboom (initiatiefnemer): kan')
    await visit(daan, story.meeting)
    expect(await main(daan)).toContain('Ik neem mijn buurvrouw mee.')
  })

  test('Daan sends an information pack made for this plan, and Tamara reads why each piece is in it', async () => {
    const tamara = await story.page('Tamara')
    const daan = await story.page('Daan')
    await visit(daan, story.desk('/afspraken'))
    await follow(daan, 'Stel het pakket samen')
    await fill(daan, 'Wil je er zelf iets bij schrijven?', 'Kijk vooral naar de begroting in vier regels.')
    await press(daan, 'Verstuur het pakket')
    await openMail(tamara, story.address, 'Informatie voor je plan')
    await visit(tamara, story.own('informatiepakket'))
    const pack = await main(tamara)
    expect(pack).toContain('Kijk vooral naar de begroting in vier regels.')
    expect(pack).toContain('Dit staat erin, omdat het een stadswens is')
  })

  test('they write to each other, with a drawing', async () => {
    const page = await story.page('Tamara')
    const daan = await story.page('Daan')
    await visit(page, story.own('berichten'))
    await fill(page, 'Je bericht', `${between} ${hostile}`)
    await page.getByLabel('Foto’s of bestanden').setInputFiles(await photo('tekening.png', '#2f7d5b'))
    await press(page, 'Verstuur')
    expect(await main(page)).toContain(`${between} ${hostile}`)
    await openMail(daan, 'daan.wielenga@waterstad.example', `Nieuw bericht over ${story.title}`)
    await visit(daan, story.desk())
    await follow(daan, 'Beantwoord het bericht')
    expect(await main(daan)).toContain(`${between} ${hostile}`)
    await fill(daan, 'Je bericht', 'Wat een mooie tekening. Ik neem hem mee.')
    await press(daan, 'Verstuur')
    await openMail(page, story.address, /^Nieuw bericht/)
    await visit(page, '/mijn')
    expect(await main(page)).toContain('Lees 1 nieuw bericht')
    await follow(page, 'Lees 1 nieuw bericht')
    expect(await main(page)).toContain('Wat een mooie tekening.')
  })

  test('they met earlier than planned; Daan writes down what they agreed on, with a note for colleagues only', async () => {
    const tamara = await story.page('Tamara')
    const page = await story.page('Daan')
    await visit(page, story.meeting)
    await unfold(page, 'Het gesprek was al eerder')
    const form = page.getByRole('form', { name: 'Het gesprek was al eerder' })
    const { day, from, to } = minuteNow()
    await fill(page, 'Op welke dag was het?', day, form)
    await fill(page, 'Hoe laat begint het?', from, form)
    await fill(page, 'Tot hoe laat?', to, form)
    await fill(
      page,
      'Wat is er afgesproken?',
      'Wij vragen advies over de plek. Tamara maakt een begroting.',
      form,
    )
    await fill(page, 'Notities voor de gemeente', internal, form)
    await press(page, 'Leg vast', form)
    await openMail(tamara, story.address, 'Wat wij afspraken')
    expect(await main(tamara)).not.toContain(internal)
    await visit(tamara, story.meeting)
    expect(await main(tamara)).not.toContain(internal)
    await visit(page, story.desk())
    await follow(page, 'Rond deze stap af')
    await choose(page, 'Hoe gaat het verder?', 'We vragen de vakafdelingen om advies')
    await press(page, 'Rond de stap af')
  })
}
