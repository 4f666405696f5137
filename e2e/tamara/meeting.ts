import { expect, test } from 'vitest'
import { dayOf, formatTime } from '../../src/kit/dates.ts'
import { expectGood } from '../browser.ts'
import { choose, download, fill, follow, openMail, press, visit } from '../walk.ts'
import { between, hostile, internal, main, photo, type Story } from './story.ts'

/** A meeting in a minute or two, that lies within one day. */
function meetingSoon(): { readonly starts: Date; readonly ends: Date } {
  const minute = 60_000
  const soon = Math.ceil(Date.now() / minute + 1) * minute
  const starts = [0, 1, 2].map((more) => new Date(soon + more * minute)).find(isWithinDay) ?? new Date(soon)
  return { starts, ends: new Date(starts.getTime() + minute) }
}
const isWithinDay = (moment: Date): boolean => dayOf(moment) === dayOf(new Date(moment.getTime() + 60_000))

/** They meet, write to each other, and agree on what comes next. */
export function meetEachOther(story: Story): void {
  test('Daan plans the first meeting; Tamara gets it for her calendar and says that she can', async () => {
    const page = await story.page('Tamara')
    const daan = await story.page('Daan')
    await visit(daan, story.desk())
    await follow(daan, 'Plan de kennismaking')
    const { starts, ends } = meetingSoon()
    await choose(daan, 'Wat voor afspraak', 'Kennismaking')
    await fill(daan, 'Op welke dag?', dayOf(starts))
    await fill(daan, 'Hoe laat begint het?', formatTime(starts, 'en'))
    await fill(daan, 'Tot hoe laat?', formatTime(ends, 'en'))
    await choose(daan, 'Hoe spreek je elkaar?', 'Op een plek in de stad')
    await fill(daan, 'Waar precies?', 'Het bankje bij de Wiel')
    await press(daan, 'Plan de afspraak')
    story.meeting = { address: new URL(daan.url()).pathname, starts }

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
    await visit(daan, story.meeting.address)
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

  test('Daan writes down what they agreed on, with a note for colleagues only', async () => {
    const tamara = await story.page('Tamara')
    const page = await story.page('Daan')
    await visit(page, story.meeting.address)
    // A meeting can be recorded from its start on.
    const outcome = page.getByLabel('Wat is er afgesproken?')
    while ((await outcome.count()) === 0) {
      await page.waitForTimeout(Math.max(500, story.meeting.starts.getTime() - Date.now()))
      await page.reload()
    }
    await expectGood(page)
    await outcome.fill('Wij vragen advies over de plek. Tamara maakt een begroting.')
    await fill(page, 'Notities voor de gemeente', internal)
    await press(page, 'Leg vast')
    await openMail(tamara, story.address, 'Wat wij afspraken')
    expect(await main(tamara)).not.toContain(internal)
    await visit(tamara, story.meeting.address)
    expect(await main(tamara)).not.toContain(internal)
    await visit(page, story.desk())
    await follow(page, 'Rond deze stap af')
    await choose(page, 'Hoe gaat het verder?', 'We vragen de vakafdelingen om advies')
    await press(page, 'Rond de stap af')
  })
}
