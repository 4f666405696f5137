import { dayOf, formatDay } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import type { Ctx } from '../../kit/http.ts'
import { absolute } from '../../kit/mail.ts'
import { paths } from '../../paths.ts'
import { projectPage } from '../../projects/index.ts'
import { DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import { Heading } from '../../ui/heading/heading.tsx'
import { ScreenOnly } from '../../ui/print/print.tsx'
import { QrCode } from '../../ui/qr-code/qr-code.tsx'
import { receiptTexts } from '../receipt-texts.ts'
import { answerDayOf } from '../rules.ts'
import { contributionByNr } from '../store.ts'
import { texts } from '../texts.ts'
import { linkToken } from '../voice.ts'
import { reachActivityToWork } from './desk-reach.ts'

/** After something was entered: its receipt, for who asks for one. */
export function ReceiptLink(props: { readonly c: Ctx; readonly project: string; readonly activity: string }) {
  const { c, project, activity } = props
  const nr = Number(/^[1-9]\d{0,14}$/.exec(c.req.query('nummer') ?? '')?.[0] ?? 0)
  if (nr === 0) return null
  return (
    <p>
      <a href={paths.deskReceipt(project, activity, nr)}>{receiptTexts(c.var.act.locale).print(nr)}</a>
    </p>
  )
}

/** `.../ontvangst/{nr}`: that something came in that an official entered, to print; with where to follow it. */
export async function showReceipt(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale, municipality } = act
  const { project, activity, plans } = await reachActivityToWork(c)
  const nr = Number(/^[1-9]\d{0,14}$/.exec(c.req.param('nr') ?? '')?.[0] ?? 0)
  const one = await contributionByNr(act.db, nr)
  if (one?.activity_id !== activity.id || one.channel === 'page' || one.state === 'withdrawn')
    throw new NotFound('contribution')
  const t = receiptTexts(locale)
  const plan = plans.find(({ state }) => state === 'published')?.plan ?? null
  const due = answerDayOf(activity, plan)
  return projectPage(c, project, {
    title: `${t.title} ${nr}`,
    body: (
      <>
        <ScreenOnly>
          <p>{t.lead}</p>
          <p>
            <a href={paths.deskActivityPart(project.number, activity.slug, 'invoeren')}>{t.back}</a>
          </p>
        </ScreenOnly>
        <p>{t.got(municipality.organisation[locale])}</p>
        <DefinitionList
          items={[
            { term: t.number, value: String(nr) },
            { term: t.on, value: formatDay(dayOf(one.at), locale, 'long') },
            { term: t.how, value: texts(locale).channels[one.channel] },
            { term: t.about, value: `${activity.title}: ${activity.question}` },
            { term: t.said, value: <span class="keep-lines">{one.title ?? one.body ?? ''}</span> },
            {
              term: t.answer,
              value: due === null ? t.answerLater : t.answerBy(formatDay(due, locale, 'long')),
            },
          ]}
        />
        <Heading level={2}>{t.follow}</Heading>
        <p>{t.camera}</p>
        <QrCode text={absolute(act, paths.ownContribution(nr, linkToken(act, one.id)))} label={t.qr} />
        <p>{t.call(municipality.telephone, nr)}</p>
        <p>{t.careful}</p>
      </>
    ),
  })
}
