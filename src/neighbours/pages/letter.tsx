import { dayOf, momentAt } from '../../kit/dates.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { limit } from '../../kit/limits.ts'
import { absolute } from '../../kit/mail.ts'
import { qrPicture, renderPdf } from '../../kit/pdf.ts'
import { paths } from '../../paths.ts'
import { peopleByIds, visitorAddress } from '../../people/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Heading, PageHeading } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { QrCode } from '../../ui/qr-code/qr-code.tsx'
import { advisedBy, answersIn, frameworkAsked, pairsOf } from '../advised.ts'
import { comesBy, type LetterFacts, letterOf } from '../letter.ts'
import { texts } from '../texts.ts'
import { Blocks, pdfAnswer } from './document.tsx'
import { type Kept, keptPage, reachKept } from './kept.tsx'

/** Making a PDF is heavy work. */
const perVisitor = { name: 'neighbour-letter', attempts: 60, seconds: 60 * 60 }

/** A letter of which only the weight is known, with places to fill in. */
async function blankFacts(c: Ctx) {
  const search = new URL(c.req.url).searchParams
  const framework = await frameworkAsked(c.var.act)
  const answers = answersIn(framework.definition, (name) =>
    search.has(name) ? search.getAll(name) : undefined,
  )
  const { method } = advisedBy(framework, answers)
  return { facts: { title: null, form: null, address: null, sender: null, method }, pairs: pairsOf(answers) }
}

/** `/buren-betrekken/brief`: a letter to fill in oneself; nothing personal goes into an address. */
export async function showBlankLetter(c: Ctx): Promise<Response> {
  const { locale } = c.var.act
  const words = texts(locale)
  const { facts, pairs } = await blankFacts(c)
  return page(
    c,
    {
      title: words.letter.title,
      breadcrumbs: [{ title: words.title, href: paths.involveNeighbours(pairs) }],
    },
    <>
      <PageHeading title={words.letter.title} lead={words.letter.lead} />
      <LetterText facts={facts} locale={locale} />
      <div class="button-row no-print">
        <LinkButton href={paths.neighbourLetterFile(pairs)}>{words.letter.pdf}</LinkButton>
      </div>
    </>,
  )
}

export async function downloadBlankLetter(c: Ctx): Promise<Response> {
  await limit(c.var.act, perVisitor, visitorAddress(c))
  return letterFile(c, (await blankFacts(c)).facts)
}

/** What is known of a plan of one's own. */
async function ownFacts(c: Ctx) {
  const { act } = c.var
  const kept = await reachKept(c)
  const { initiative, opened } = kept.reached
  const people = await peopleByIds(act.db, opened.relations.initiatorIds)
  const facts: LetterFacts = {
    title: initiative.title,
    form: kept.form,
    address: kept.form ? absolute(act, paths.reaction(kept.form.code)) : null,
    sender: opened.relations.initiatorIds.flatMap((id) => people.get(id)?.name ?? [])[0] ?? null,
    method: kept.advised?.method ?? null,
  }
  return { kept, facts }
}

/** `/initiatieven/{nummer}/buren/brief`: the letter, filled. */
export async function showOwnLetter(c: Ctx): Promise<Response> {
  const { locale } = c.var.act
  const t = texts(locale).letter
  const { kept, facts } = await ownFacts(c)
  if (!kept.form) return withoutForm(c, kept)
  const lacksMeeting = comesBy(facts.method) && kept.form.meeting_on === null
  return keptPage(c, kept.reached, {
    title: t.title,
    lead: t.leadOwn,
    body: (
      <>
        {lacksMeeting && kept.involves && (
          <Notice title={t.noMeeting}>
            <p>
              <a href={paths.caseReactionForm(kept.reached.initiative.number)}>{t.addMeeting}</a>
            </p>
          </Notice>
        )}
        <LetterText facts={facts} locale={locale} />
        <div class="button-row no-print">
          <LinkButton href={paths.ownNeighbourLetterFile(kept.reached.initiative.number)}>{t.pdf}</LinkButton>
          <LinkButton kind="secondary" href={paths.caseNeighbours(kept.reached.initiative.number)}>
            {texts(locale).back}
          </LinkButton>
        </div>
      </>
    ),
  })
}

export async function downloadOwnLetter(c: Ctx): Promise<Response> {
  const { kept, facts } = await ownFacts(c)
  if (!kept.form) return redirect(c, paths.ownNeighbourLetter(kept.reached.initiative.number))
  return letterFile(c, facts)
}

/** The form comes first: it knows what the letter says. */
function withoutForm(c: Ctx, kept: Kept): Response | Promise<Response> {
  const { locale } = c.var.act
  const t = texts(locale)
  const { number } = kept.reached.initiative
  return keptPage(c, kept.reached, {
    title: t.letter.title,
    body: (
      <EmptyState
        title={t.letter.formFirst}
        level={2}
        instead={
          <LinkButton href={kept.involves ? paths.caseReactionForm(number) : paths.caseNeighbours(number)}>
            {kept.involves ? t.plan.openForm : t.back}
          </LinkButton>
        }
      >
        <p>{t.letter.formFirstText}</p>
      </EmptyState>
    ),
  })
}

function LetterText({ facts, locale }: { readonly facts: LetterFacts; readonly locale: 'nl' | 'en' }) {
  const { title, before, after } = letterOf(facts, locale)
  return (
    <article class="flow">
      <Heading level={2}>{title}</Heading>
      <Blocks blocks={before} locale={locale} />
      {facts.address && <QrCode text={facts.address} label={texts(locale).letter.qr(facts.address)} />}
      <Blocks blocks={after} locale={locale} />
    </article>
  )
}

async function letterFile(c: Ctx, facts: LetterFacts): Promise<Response> {
  const { locale, now } = c.var.act
  const t = texts(locale).letter
  const { title, before, after } = letterOf(facts, locale)
  const picture = facts.address ? [await qrPicture(facts.address, t.qr(facts.address))] : []
  const bytes = await renderPdf({
    title,
    locale,
    at: momentAt(dayOf(now), '12:00'),
    footer: t.footer,
    blocks: [...before, ...picture, ...after],
  })
  return pdfAnswer(c, locale === 'nl' ? 'brief-aan-de-buren.pdf' : 'letter-to-the-neighbours.pdf', bytes)
}
