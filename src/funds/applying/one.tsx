import { z } from 'zod'
import { mayHandle, type OpenedCase, openedCase } from '../../cases/index.ts'
import type { Act } from '../../kit/act.ts'
import { Forbidden, NotFound } from '../../kit/errors.ts'
import type { Ctx } from '../../kit/http.ts'
import { type Locale, say } from '../../kit/locale.ts'
import { slugOf } from '../../kit/slug.ts'
import { paths } from '../../paths.ts'
import { isRole, mayEnter, type Person, peopleByIds, roles } from '../../people/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { Person as PersonCard } from '../../ui/person/person.tsx'
import { Table } from '../../ui/table/table.tsx'
import { schemeAsked } from '../pages/one.tsx'
import { mayKeepBooks } from '../rights.ts'
import { type ApplicationState, stateOfApplication } from '../rules.ts'
import type { Scheme } from '../schema.ts'
import { applicationById, ceilingById, checksOf, schemeVersion } from '../store.ts'
import { texts } from '../texts.ts'
import { itemsOf } from './items.ts'
import { ApplicationPanel } from './panel.tsx'
import { readingTexts } from './reading-texts.ts'
import { applyingTexts } from './texts.ts'

/** What who answers for the plan does with an application in this state; null once nobody has to do anything. */
export function turnOf(
  state: ApplicationState,
  { allocation }: Pick<Scheme, 'allocation'>,
): 'received' | 'incomplete' | 'complete' | 'jury' | null {
  if (state === 'received' || state === 'incomplete') return state
  if (state !== 'complete') return null
  return allocation === 'round' ? 'jury' : 'complete'
}

/**
 * `/werk/fondsen/{slug}/aanvragen/{aanvraag}`: what was asked and who must act, for who keeps the books and does not
 * work on the plan themselves.
 */
export async function showApplication(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { db, locale, actor } = act
  const t = readingTexts(locale)
  const { scheme: current } = await schemeAsked(act, c.req.param('slug'))
  const id = z.uuid().safeParse(c.req.param('aanvraag'))
  const application = id.success ? await applicationById(db, id.data) : null
  if (!application || application.scheme_key !== current.key) throw new NotFound()
  const [ceiling, opened, version, checks] = await Promise.all([
    ceilingById(db, application.ceiling_id),
    openedCase(act, application.case_id),
    schemeVersion(db, application.scheme_key, application.scheme_version),
    checksOf(db, application.id),
  ])
  const scheme = version?.scheme ?? current
  const handles = mayHandle(actor, opened.relations)
  if (!handles && !mayKeepBooks(actor, ceiling?.area_id ?? null)) throw new Forbidden()
  const { file } = opened
  const found = new Map(checks.map(({ item, is_there }) => [item, is_there]))
  return page(
    c,
    {
      title: t.title(file.number),
      current: 'desk',
      wide: true,
      breadcrumbs: [
        { title: texts(locale).desk.title, href: paths.deskFunds() },
        { title: t.back, href: paths.deskApplications(current.slug) },
      ],
    },
    <>
      <PageHeading
        kicker={say(scheme.title, locale)}
        title={t.title(file.number)}
        {...(application.case_public ? { lead: file.title } : {})}
      />
      <Turn
        act={act}
        opened={opened}
        scheme={scheme}
        state={stateOfApplication(application, application.balance)}
        person={(await peopleByIds(db, [opened.contactId])).get(opened.contactId ?? '')}
        handles={handles}
      />
      {await ApplicationPanel(act, opened, { isApplicant: false, application })}
      <Section title={t.checksTitle}>
        <Table
          locale={locale}
          caption={t.checksCaption}
          captionHidden
          rows={itemsOf(scheme, application.requested_cents, locale)}
          rowKey={({ key }) => key}
          columns={[
            { key: 'item', title: t.item, rowHeader: true, cell: ({ text }) => text },
            { key: 'found', title: t.found, cell: ({ key }) => foundInWords(found.get(key), locale) },
          ]}
        />
      </Section>
      <ul>
        <li>
          {application.case_public ? (
            <a href={paths.initiative(file.number, slugOf(file.title))}>{t.planPublic}</a>
          ) : (
            t.planHidden
          )}
        </li>
        {handles && mayEnter('casework', actor) && (
          <li>
            <a href={paths.deskCase(file.number)}>{t.openCase}</a>
          </li>
        )}
        <li>
          <a href={paths.ledger(application.ceiling_id, { aanvraag: application.id })}>{t.ledger}</a>
        </li>
      </ul>
    </>,
  )
}

const foundInWords = (isThere: boolean | undefined, locale: Locale): string => {
  const t = readingTexts(locale)
  if (isThere === undefined) return t.notLooked
  return isThere ? t.there : t.missing
}

/** Who must act, with every way to ask them. */
function Turn(props: {
  readonly act: Act
  readonly opened: OpenedCase
  readonly scheme: Scheme
  readonly state: ApplicationState
  readonly person: Person | undefined
  readonly handles: boolean
}) {
  const { act, opened, scheme, state, person, handles } = props
  const { locale, municipality } = act
  const t = readingTexts(locale)
  const turn = turnOf(state, scheme)
  if (turn === null) {
    return (
      <Section title={t.turnTitle}>
        <p>{t.noTurn}</p>
      </Section>
    )
  }
  const subject = encodeURIComponent(t.askAbout(opened.file.number))
  const email = person ? person.email : municipality.team.email
  const { body, roles: deciders } = scheme.decided_by
  return (
    <Section title={t.turnTitle} id="aan-zet">
      {person ? (
        <PersonCard
          locale={locale}
          name={person.name}
          relation={t.turn[turn]}
          telephone={person.phone ?? undefined}
          message={email ? { href: `mailto:${email}?subject=${subject}`, label: t.ask } : undefined}
        />
      ) : (
        <p>
          {t.nobody} <a href={`mailto:${municipality.team.email}?subject=${subject}`}>{t.ask}</a>
        </p>
      )}
      {!handles && <p>{t.youRead}</p>}
      {(turn === 'complete' || turn === 'jury') && (
        <p>
          {t.decides(
            say(body, locale),
            deciders.map((role) => (isRole(role) ? say(roles[role], locale) : role)).join(', '),
          )}
        </p>
      )}
      {turn === 'incomplete' && <p class="small">{applyingTexts(locale).panel.withPauses}</p>}
    </Section>
  )
}
