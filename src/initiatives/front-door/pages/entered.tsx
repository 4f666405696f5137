import { mayHandle } from '../../../cases/index.ts'
import { applicationNow } from '../../../funds/index.ts'
import { formatDay } from '../../../kit/dates.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import { paths } from '../../../paths.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { DefinitionList } from '../../../ui/definition-list/definition-list.tsx'
import { Figures } from '../../../ui/figures/figures.tsx'
import { Form, FormActions } from '../../../ui/form/index.ts'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import { ScreenOnly } from '../../../ui/print/print.tsx'
import { kindName } from '../../pages/card.tsx'
import { isKind, isNeed } from '../../schema.ts'
import { receiptOf } from '../../store/front-door.ts'
import { moneyStepOf } from '../money.ts'
import { factsForStaff, markTold } from '../receipts.ts'
import { texts } from '../texts.ts'
import { Letter, SayAloud } from './letter-text.tsx'

/** `/werk/idee-invoeren/{nummer}`: the number to tell, what to say, and how the receipt goes out. */
export async function showEntered(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const facts = await factsForStaff(act, c.req.param('number') ?? '')
  const { initiative, person, contact } = facts
  const receipt = await receiptOf(act.db, initiative.case_id)
  const { kind, needs, district_id: districtId, neighbourhood_id: neighbourhoodId } = initiative
  const asks = isKind(kind) ? { kind, needs: needs.filter(isNeed), districtId, neighbourhoodId } : null
  const canApply =
    asks !== null &&
    mayHandle(act.actor, facts.opened.relations) &&
    (await applicationNow(act, initiative.case_id)) === null &&
    (await moneyStepOf(act, asks)) !== null
  const t = texts(locale).entered
  const theirs = person?.locale ?? locale
  return page(
    c,
    { title: `${t.title}: ${initiative.number}`, current: 'desk' },
    <>
      <PageHeading kicker={t.title} title={initiative.title} />
      <Figures figures={[{ value: initiative.number, label: t.number }]} />
      <Section title={t.sayTitle}>
        <SayAloud facts={facts} locale={theirs} />
      </Section>
      <DefinitionList
        items={[
          { term: t.kind, value: kindName(initiative.kind, locale) },
          ...(contact ? [{ term: t.contact, value: `${contact.name}, ${contact.phone}` }] : []),
          ...(facts.contactBy
            ? [{ term: t.contactBy, value: formatDay(facts.contactBy, locale, 'long') }]
            : []),
        ]}
      />
      {receipt === null && person?.email && <p>{t.mailed(person.email)}</p>}
      {receipt?.done_at && <Notice tone="success" announce title={t.done} />}
      {receipt && !receipt.done_at && (
        <>
          <p>{receipt.channel === 'letter' ? t.toWrite : t.toCall}</p>
          {receipt.channel === 'letter' && (
            <div class="button-row">
              <LinkButton kind="secondary" href={paths.receiptLetter(initiative.number)} icon="print">
                {t.letter}
              </LinkButton>
            </div>
          )}
          {receipt.channel === 'phone' && (
            <Form action={paths.ideaEntered(initiative.number)}>
              <FormActions submit={t.told} kind="secondary" />
            </Form>
          )}
        </>
      )}
      <div class="button-row no-print">
        {canApply && (
          <LinkButton kind="secondary" href={paths.initiativeApply(initiative.number)}>
            {texts(locale).money.enter}
          </LinkButton>
        )}
        <LinkButton href={paths.enterIdea()}>{t.next}</LinkButton>
      </div>
    </>,
  )
}

/** Told on the spot: no line of work is left. */
export async function toldOnTheSpot(c: Ctx): Promise<Response> {
  const number = c.req.param('number') ?? ''
  await markTold(c.var.act, number)
  return redirect(c, paths.ideaEntered(number))
}

/** `/werk/brief/{nummer}`: the letter to print, or the words for a call. */
export async function showLetter(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const facts = await factsForStaff(act, c.req.param('number') ?? '')
  const { initiative, person } = facts
  const receipt = await receiptOf(act.db, initiative.case_id)
  const t = texts(locale).letter
  const theirs = person?.locale ?? locale
  const isCall = receipt?.channel === 'phone'
  const title = isCall ? t.callTitle : t.title
  return page(
    c,
    { title: `${title}: ${initiative.number}`, current: 'desk' },
    <>
      <ScreenOnly>
        {receipt?.done_at && <Notice tone="success" announce title={t.done} />}
        <PageHeading kicker={initiative.number} title={title} lead={isCall ? undefined : t.print} />
      </ScreenOnly>
      {isCall ? (
        <>
          {person?.phone && <p>{t.callOn(person.phone)}</p>}
          <SayAloud facts={facts} locale={theirs} />
        </>
      ) : (
        <Letter act={act} facts={facts} locale={theirs} />
      )}
      <ScreenOnly>
        {receipt && !receipt.done_at && (
          <Form action={paths.receiptLetter(initiative.number)}>
            <FormActions submit={isCall ? t.called : t.posted} />
          </Form>
        )}
        <p>
          <a href={paths.desk()}>{t.back}</a>
        </p>
      </ScreenOnly>
    </>,
  )
}

export async function letterDone(c: Ctx): Promise<Response> {
  const number = c.req.param('number') ?? ''
  await markTold(c.var.act, number)
  return redirect(c, paths.receiptLetter(number))
}
