import { spawnSync } from 'node:child_process'
import { unzipSync } from 'fflate'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { choose, download, fill, follow, openMail, press, says, unfold, visit, words } from '../walk.ts'
import { between, hostile, internal, main, type Story } from './story.ts'

const result = 'Er staan dertig planten. Elke zaterdag plukken er buren.'
const lessons = ['Vraag de buren vroeg.', 'Regel eerst het water.']

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8')
const spaced = (text: string): string => text.replace(/\s+/g, ' ')

/** The words in a PDF; null where nothing can read them back. */
function wordsIn(pdf: Uint8Array): string | null {
  expect(text(pdf.subarray(0, 5))).toBe('%PDF-')
  expect(text(pdf.subarray(-16)).trimEnd()).toMatch(/%%EOF$/)
  const { error, stdout } = spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' })
  if (error) console.warn('skipped, because pdftotext is not installed: reading back the text of a PDF')
  return error ? null : spaced(stdout)
}

/** A dossier as somebody who got it would open it. */
function openDossier(zip: Uint8Array) {
  const files = unzipSync(zip)
  const { 'dossier.pdf': pdf, 'dossier.json': json, ...rest } = files
  if (!pdf || !json) throw new Error(`No dossier in ${Object.keys(files).join(', ')}`)
  return { pdf: wordsIn(pdf), json: text(json), data: JSON.parse(text(json)), attachments: rest }
}

/** It is done, and what is left of it: the dossier, and the page for who comes after. */
export function endWell(story: Story): void {
  test('they look back: what it brought, and what others can learn from it', async () => {
    const page = await story.page('Daan')
    await visit(page, story.desk())
    await unfold(page, 'Wat kun je doen?')
    await follow(page, 'Stap afronden')
    await choose(page, 'Hoe gaat het verder?', 'Het plan is uitgevoerd')
    await press(page, 'Rond de stap af')
    await follow(page, 'Leg het resultaat vast en sluit af')
    await press(page, 'Rond af')
    expect(await page.title()).toMatch(/^Fout: /)
    await fill(page, 'Wat heeft het opgeleverd?', result)
    await fill(page, /^Wat hebben wij geleerd\?/, lessons.join('\n'))
    await press(page, 'Rond af')
    expect(await main(page)).toContain('Je sluit deze zaak')
    await press(page, 'Rond af')
    await says(page, 'Het initiatief is afgerond.')

    const tamara = await story.page('Tamara')
    await openMail(tamara, story.address, `${story.title} is afgerond`)
    expect(await main(tamara)).toContain('Bedankt voor alles wat je hebt gedaan.')
    await visit(tamara, '/mijn')
    expect(await main(tamara)).toContain('1 plan dat is afgesloten')
  })

  test('the whole dossier is there for Daan, and for Tamara without what is only for the municipality', async () => {
    const daan = await story.page('Daan')
    await visit(daan, story.desk())
    const staff = await download(daan, 'Download het dossier')
    expect(staff.name).toBe(`dossier-${story.number}.zip`)
    const whole = openDossier(staff.bytes)
    expect(whole.data).toMatchObject({ number: story.number, title: story.title, audience: 'staff' })
    expect(JSON.stringify(whole.data.meetings)).toContain(internal)
    expect(JSON.stringify(whole.data.advice)).toContain(internal)
    expect(whole.pdf ?? internal).toContain(internal)

    const tamara = await story.page('Tamara')
    await visit(tamara, `/mijn/zaken/${story.number}`)
    const own = await download(tamara, 'Download je hele dossier')
    const hers = openDossier(own.bytes)
    expect(hers.data).toMatchObject({ number: story.number, title: story.title, audience: 'parties' })
    for (const part of [between, hostile, story.promise, result, 'Goed geregeld: Uitvoerbaarheid.']) {
      expect(spaced(hers.json)).toContain(JSON.stringify(part).slice(1, -1))
      expect(hers.pdf ?? part).toContain(part)
    }
    expect(hers.json).not.toContain(internal)
    expect(hers.pdf ?? '').not.toContain(internal)
    // What they sent each other lies in it as it was sent.
    const pictures = Object.entries(hers.attachments)
    for (const name of ['tekening', 'spitten', 'struiken']) {
      const [, bytes] = pictures.find(([path]) => path.startsWith('bijlagen/') && path.includes(name)) ?? []
      expect(bytes && (await sharp(bytes).metadata()), name).toMatchObject({ width: 320, height: 200 })
    }

    await story.passerBy(async (page) => {
      for (const path of [story.own('dossier.zip'), story.desk('/dossier.zip')]) {
        const answer = await page.request.get(path, { maxRedirects: 0 })
        expect([303, 404], path).toContain(answer.status())
      }
    })
  })

  test('who comes after reads what became of it, in English too', async () => {
    await story.passerBy(async (page) => {
      await visit(page, `/initiatieven?zoek=${story.mark}`)
      await follow(page, story.title)
      const told = await main(page)
      expect(told).toContain(result)
      for (const lesson of lessons) expect(told).toContain(lesson)
      expect(told).toContain('op tijd nagekomen')
      expect(told).toContain('De tuin is voor iedereen en de buren doen zelf mee.')
      const everything = await page.content()
      for (const secret of [
        internal,
        between,
        'Lindeboom',
        story.address,
        'Kooistra',
        'Een hek van een meter',
      ]) {
        expect(everything).not.toContain(secret)
      }

      await follow(page, 'English')
      expect(await page.locator('html').getAttribute('lang')).toBe('en')
      const english = await main(page)
      expect(english).toContain('Promises')
      expect(english).toContain('kept on time')
      expect(english).toContain(result)
      expect(await words(page.locator('#tijdlijn'))).toMatch(/[A-Z]/)
    })
  })
}
