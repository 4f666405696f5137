import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { addWorkingDays, dayOf, formatDay } from '../src/kit/dates.ts'
import { openBrowser, persona, someone } from './browser.ts'
import { newCase } from './case.ts'
import {
  choose,
  fill,
  follow,
  manners,
  openMail,
  pick,
  press,
  says,
  signIn,
  tick,
  visit,
  words,
} from './walk.ts'

// A guide leaves. Ravi Soekhram sees to it that no plan is left without a contact.

const city = inject('city')
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

describe.each(manners)('scripts %s', (scripts) => {
  test('plans the leave of a guide, calls it off, and hands over after all; the initiator sees the new contact', async () => {
    const moment = Date.now()
    const name = `Gerard ${moment}`
    const email = `gerard.${scripts}.${moment}@waterstad.example`
    const resident = `jamila.${scripts}.${moment}@voorbeeld.example`
    const number = await newCase(browser, city, { title: `Pluktuin ${moment}`, email: resident })
    const ravi = await persona(browser, city, 'beheerder', { scripts })
    await visit(ravi.page, '/beheer/mensen')
    const form = ravi.page.locator('form:has(input[name=password])')
    await fill(ravi.page, 'Naam', name, form)
    await fill(ravi.page, 'E-mailadres', email, form)
    await form.locator('select[name=role]').selectOption('case_guide')
    await press(ravi.page, 'Rol geven', form)
    const noor = await persona(browser, city, 'teamlid', { scripts })
    await visit(noor.page, `/werk/zaken/${number}/begeleider`)
    await choose(noor.page, 'Begeleider', new RegExp(`^${name}`))
    await press(noor.page, 'Wijs aan')

    const day = addWorkingDays(dayOf(new Date()), 12)
    await visit(ravi.page, '/beheer/mensen')
    await follow(ravi.page, name)
    await follow(ravi.page, 'Werk overdragen en beëindigen')
    await pick(ravi.page, new RegExp(number), 'Mila Sandberg, begeleider initiatieven')
    await press(ravi.page, 'Plannen voor deze dag')
    expect(await words(ravi.page.getByRole('main'))).toContain('Kies de dag waarop dit ingaat.')
    await fill(ravi.page, /Op welke dag gaat dit in\?/, day)
    await press(ravi.page, 'Plannen voor deze dag')
    await says(ravi.page, 'Het vertrek is gepland.')
    await openMail(ravi.page, email, 'Je werk wordt overgedragen')
    expect(await words(ravi.page.getByRole('main'))).toContain(formatDay(day, 'nl', 'long'))
    await openMail(ravi.page, 'mila.sandberg@waterstad.example', `Jij neemt werk over van ${name}`)

    // Nothing went over yet; a day later it is sooner than they thought.
    await visit(ravi.page, '/beheer/mensen')
    await follow(ravi.page, `${name} vertrekt op ${formatDay(day, 'nl', 'long')}`)
    await press(ravi.page, 'Vertrek annuleren')
    await says(ravi.page, 'Het vertrek is geannuleerd.')
    await follow(ravi.page, 'Werk overdragen en beëindigen')
    await pick(ravi.page, new RegExp(number), 'Mila Sandberg, begeleider initiatieven')
    await press(ravi.page, 'Alles overdragen en het werk beëindigen')
    await says(ravi.page, `${name} werkt hier niet meer.`)

    const jamila = await someone(browser, city, { scripts, phone: true })
    await signIn(jamila.page, resident)
    await visit(jamila.page, `/mijn/zaken/${number}`)
    expect(await words(jamila.page.getByRole('main'))).toContain('Mila Sandberg')
    expect(await words(jamila.page.getByRole('main'))).not.toContain(`Begeleider: ${name}`)
    for (const { context } of [ravi, noor, jamila]) await context.close()
  })

  test('a project leader leaves: the project goes to a colleague, who finds on the desk what is promised in it', async () => {
    const moment = Date.now()
    const name = `Pieta ${moment}`
    const email = `pieta.${scripts}.${moment}@waterstad.example`
    const title = `Een nieuwe brug ${moment}`
    const ravi = await persona(browser, city, 'beheerder', { scripts })
    await visit(ravi.page, '/beheer/mensen')
    const form = ravi.page.locator('form:has(input[name=password])')
    await fill(ravi.page, 'Naam', name, form)
    await fill(ravi.page, 'E-mailadres', email, form)
    await form.locator('select[name=role]').selectOption('project_leader')
    await press(ravi.page, 'Rol geven', form)

    const pieta = await someone(browser, city, { scripts })
    await signIn(pieta.page, email)
    await visit(pieta.page, '/werk/projecten/nieuw')
    await fill(pieta.page, 'Hoe heet het project?', title)
    await fill(pieta.page, 'Waar gaat het over, in een paar zinnen?', 'De brug wordt vervangen.')
    await tick(pieta.page, 'verkeer')
    await press(pieta.page, 'Begin het project')
    const number = /projecten\/([^/?]+)/.exec(pieta.page.url())?.[1] ?? ''

    await visit(ravi.page, '/beheer/mensen')
    await follow(ravi.page, name)
    await follow(ravi.page, 'Werk overdragen en beëindigen')
    await pick(ravi.page, new RegExp(number), 'Jelmer Haverkate, projectleider wijken')
    await press(ravi.page, 'Alles overdragen en het werk beëindigen')
    await says(ravi.page, `${name} werkt hier niet meer.`)

    const jelmer = await someone(browser, city, { scripts })
    await signIn(jelmer.page, 'jelmer.haverkate@waterstad.example')
    await visit(jelmer.page, '/werk')
    await follow(jelmer.page, `Ga verder met dit project: ${title}`)
    await follow(jelmer.page, 'Beantwoord het afwegingskader')
    await openMail(ravi.page, 'jelmer.haverkate@waterstad.example', `Jij leidt nu dit project: ${title}`)
    for (const { context } of [ravi, pieta, jelmer]) await context.close()
  })
})
