import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addDays, dayOf, formatDay } from '../../src/kit/dates.ts'
import { choose, fill, follow, openMail, pick, press, says, unfold, visit, words } from '../walk.ts'
import { main, photo, type Story } from './story.ts'

const organisation = 'Bewonersbedrijf Crabbehoeve'
const today = () => dayOf(new Date())
const due = () => addDays(today(), 7)

/** How a promise stands in a table. */
const standing = (page: Page, promise: string): Promise<string> =>
  words(page.getByRole('row').filter({ hasText: promise }))

/** Waits until the picture is there; it comes when somebody scrolls to it. */
async function seePicture(page: Page, name: RegExp): Promise<void> {
  const picture = page.getByRole('img', { name }).first()
  await picture.scrollIntoViewIfNeeded()
  const width = () =>
    picture.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0))
  await expect.poll(width, { timeout: 30_000 }).toBeGreaterThan(0)
}

/** Agreements, what is promised and kept, and help for who is stuck on the way. */
export function keepPromises(story: Story): void {
  const { promise } = story

  test('a promise has somebody who sees to it and a day; Tamara hears it, and the city can read it', async () => {
    const tamara = await story.page('Tamara')
    const page = await story.page('Daan')
    await visit(page, story.desk())
    await follow(page, 'Leg een toezegging vast')
    await press(page, 'Leg de toezegging vast')
    expect(await page.title()).toMatch(/^Fout: /)
    await fill(page, 'Wat beloof je?', promise)
    await choose(page, 'Waar gaat het om?', 'Spullen')
    await fill(page, 'Uiterlijk wanneer?', due())
    const officials = page.getByRole('combobox', { name: 'Wie van de gemeente zorgt ervoor?' })
    const names = await officials.locator('option').allInnerTexts()
    await pick(page, /Wie van de gemeente/, names.find((name) => name.startsWith('Sanne Kooistra')) ?? '')
    await press(page, 'Leg de toezegging vast')
    await says(page, 'De toezegging staat vast.')

    await openMail(tamara, story.address, `Nieuwe toezegging bij ${story.number}`)
    expect(await main(tamara)).toContain(promise)
    await follow(tamara, /\/toezeggingen\//)
    expect(await main(tamara)).toContain(`Eerste datum ${formatDay(due(), 'nl', 'long')}`)
    await visit(tamara, `/mijn/zaken/${story.number}`)
    expect(await standing(tamara, promise)).toContain('nog 7 dagen')

    await story.passerBy(async (page) => {
      await visit(page, story.publicPage())
      await follow(page, promise)
      const told = await main(page)
      expect(told).toContain('Beloofd door Gemeente, Ruimte')
      expect(told).not.toContain('Kooistra')
    })
  })

  test('Bea joins with her organisation, and promises something too', async () => {
    const daan = await story.page('Daan')
    await visit(daan, story.desk())
    await unfold(daan, 'Wat kun je doen?')
    await follow(daan, 'Deelnemer toevoegen')
    await pick(daan, 'Welke organisatie?', organisation)
    await press(daan, 'Voeg toe')
    await says(daan, 'De organisatie doet mee. Zij heeft bericht.')

    const page = await story.page('Bea')
    await openMail(page, 'bea.crommelin@voorbeeld.example', `Je doet mee aan ${story.title}`)
    await follow(page, /\/(mijn|initiatieven)\//, page.getByRole('main'))
    await follow(page, 'Iets toezeggen')
    await fill(page, 'Wat beloof je?', `Elke zaterdag soep voor wie helpt (${story.mark})`)
    await choose(page, 'Waar gaat het om?', 'Tijd of inzet')
    await fill(page, 'Uiterlijk wanneer?', due())
    await press(page, 'Leg de toezegging vast')
    await says(page, 'De toezegging staat vast.')

    await visit(daan, story.desk())
    await follow(daan, 'Rond deze stap af')
    await choose(daan, 'Hoe gaat het verder?', 'De afspraken staan vast')
    await press(daan, 'Rond de stap af')
    await openMail(await story.page('Tamara'), story.address, `${story.title}: Aan de slag`)
  })

  test('Tamara shows with a photo how it goes', async () => {
    const page = await story.page('Tamara')
    await visit(page, '/mijn')
    await follow(page, 'Bekijk je plan')
    await follow(page, 'Laat zien hoe het gaat')
    await press(page, 'Plaats het nieuws')
    expect(await page.title()).toMatch(/^Fout: /)
    await fill(page, 'Wat is het nieuws?', 'De grond is los. Zaterdag komen er twintig buren.')
    await page.getByLabel('Foto’s').setInputFiles(await photo('spitten.png', '#8a6a3b'))
    await press(page, 'Plaats het nieuws')
    await says(page, 'Je nieuws is geplaatst')
    await story.passerBy(async (page) => {
      await visit(page, story.publicPage())
      expect(await words(page.locator('#nieuws'))).toContain('Zaterdag komen er twintig buren.')
      await seePicture(page, /^Foto 1 bij het nieuws/)
    })
  })

  test('Tamara is stuck; Hedda, who is not part of the plan, helps her on', async () => {
    const page = await story.page('Tamara')
    const hedda = await story.page('Hedda')
    const trouble = 'Ik bel al weken over de waterkraan. Niemand weet wie erover gaat.'
    await visit(page, `/mijn/zaken/${story.number}`)
    await follow(page, 'Ik loop vast')
    await fill(page, 'Waar loop je op vast?', trouble)
    await press(page, 'Vraag om hulp')
    await says(page, 'Wij kijken met je mee')

    await visit(hedda, '/werk')
    await follow(hedda, 'Ik loop vast', hedda.getByRole('listitem').filter({ hasText: story.title }))
    expect(await main(hedda)).toContain(trouble)
    await choose(hedda, 'Wat is de uitkomst?', 'De initiatiefnemer kan verder')
    await fill(hedda, 'Je antwoord aan de initiatiefnemer', 'Wout van Groen zet de kraan er vrijdag in.')
    await press(hedda, 'Verstuur het antwoord')
    await says(hedda, 'Je antwoord is verstuurd.')

    await openMail(page, story.address, `Antwoord op je vraag over ${story.title}`)
    expect(await main(page)).toContain('Wout van Groen zet de kraan er vrijdag in.')
    await visit(page, `/mijn/zaken/${story.number}`)
    expect(await main(page)).toContain('Wout van Groen zet de kraan er vrijdag in.')
    await story.passerBy(async (page) => {
      await visit(page, story.publicPage())
      expect(await main(page)).not.toContain('waterkraan')
    })
  })

  test('Sanne keeps what was promised, with a photo of it; everybody sees that it was in time', async () => {
    const tamara = await story.page('Tamara')
    const page = await story.page('Sanne')
    await visit(page, '/werk')
    await follow(page, promise)
    await unfold(page, 'Het is gelukt')
    await press(page, 'Meld dat het klaar is')
    expect(await page.title()).toMatch(/^Fout: /)
    await fill(page, 'Op welke dag was het klaar?', today())
    await fill(page, 'Wat is er gedaan?', 'De tien struiken staan in de grond.')
    await page.getByLabel('Foto of bestand').setInputFiles(await photo('struiken.png', '#9b2d5a'))
    await press(page, 'Meld dat het klaar is')
    await says(page, 'Mooi, de toezegging is nagekomen.')

    await openMail(tamara, story.address, `Toezegging nagekomen bij ${story.number}`)
    expect(await main(tamara)).toContain('De tien struiken staan in de grond.')
    await visit(tamara, `/mijn/zaken/${story.number}`)
    expect(await standing(tamara, promise)).toContain('op tijd nagekomen')

    await story.passerBy(async (page) => {
      await visit(page, story.publicPage())
      expect(await standing(page, promise)).toContain('op tijd nagekomen')
      await visit(page, '/toezeggingen?stand=op-tijd')
      expect(await standing(page, promise)).toContain('op tijd nagekomen')
      await follow(page, promise)
      const told = await main(page)
      expect(told).toContain(`Nagekomen op ${formatDay(today(), 'nl')}`)
      expect(told).toContain('De tien struiken staan in de grond.')
      await seePicture(page, /^Foto 1 van wat er is gedaan/)
    })
  })

  test('Bea keeps her promise as well', async () => {
    const page = await story.page('Bea')
    await visit(page, '/mijn')
    await follow(
      page,
      /^Kom je toezegging na: Elke zaterdag soep/,
      page.getByRole('listitem').filter({ hasText: story.title }),
    )
    await unfold(page, 'Het is gelukt')
    await fill(page, 'Op welke dag was het klaar?', today())
    await fill(page, 'Wat is er gedaan?', 'De eerste pan was in een half uur leeg.')
    await press(page, 'Meld dat het klaar is')
    await says(page, 'Mooi, de toezegging is nagekomen.')
    await story.passerBy(async (page) => {
      await visit(page, story.publicPage())
      expect(await standing(page, 'Elke zaterdag soep')).toContain(organisation)
    })
  })
}
