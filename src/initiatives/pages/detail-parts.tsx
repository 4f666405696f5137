import { caseMailTexts, caseTexts, pileOf } from '../../cases/index.ts'
import type { Act } from '../../kit/act.ts'
import { type Locale, langOfWords, say } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import { Heading, Section } from '../../ui/heading/heading.tsx'
import { Person } from '../../ui/person/person.tsx'
import { LeadPicture } from '../../ui/photo/photo.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import { Table } from '../../ui/table/table.tsx'
import { partyTexts } from '../party-texts.ts'
import { storySaysMore } from '../rules.ts'
import type { Initiative } from '../store.ts'
import { texts } from '../texts.ts'
import { areaName, sceneOf } from './card.tsx'
import { DrawnCity, pointsOf } from './city-map.tsx'
import type { DetailData } from './detail.tsx'
import { factsOf } from './facts.tsx'
import { MergedList } from './merged.tsx'
import { PartyLinks } from './party-frame.tsx'

/** The plan in the initiator's own words, with its photo, and what came of it. */
export function Story({ data, locale }: { readonly data: DetailData; readonly locale: Locale }) {
  const t = texts(locale).detail
  const { initiative, files } = data
  const photo = files.get(initiative.photo_id ?? '')
  const picture = (
    <LeadPicture
      scene={sceneOf(initiative)}
      photo={
        photo && {
          src: paths.file(photo.id, photo.name),
          alt: initiative.photo_description ?? texts(locale).pictureOf(initiative.title),
          width: photo.width ?? undefined,
          height: photo.height ?? undefined,
        }
      }
    />
  )
  return (
    <>
      {initiative.result && (
        <Section title={t.result} id="resultaat">
          <p class="keep-lines" lang={langOfWords(locale)}>
            {initiative.result}
          </p>
        </Section>
      )}
      {initiative.lessons && (
        <Section title={t.lessons}>
          <ul>
            {initiative.lessons.split('\n').map((lesson) => (
              <li key={lesson} lang={langOfWords(locale)}>
                {lesson}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {storySaysMore(initiative) ? (
        <Section title={t.story}>
          {picture}
          <p class="keep-lines" lang={langOfWords(locale)}>
            {initiative.story}
          </p>
        </Section>
      ) : (
        picture
      )}
    </>
  )
}

/** What advisers say, in the plain words in which the guide shared it. Only the parties see this. */
export function SharedAdvice({ data, locale }: { readonly data: DetailData; readonly locale: Locale }) {
  const { aspects } = caseMailTexts(locale)
  return (
    <Section title={partyTexts(locale).advice} id="adviezen">
      {data.advice.map(({ id, aspect, released_text: text }) => (
        <div key={id} class="flow">
          <Heading level={3}>{aspects[aspect].charAt(0).toUpperCase() + aspects[aspect].slice(1)}</Heading>
          <p class="keep-lines" lang={langOfWords(locale)}>
            {text}
          </p>
        </div>
      ))}
    </Section>
  )
}

/** What advisers ask, each with its ground and what could help. Only the parties see this. */
export function Requirements({ data, locale }: { readonly data: DetailData; readonly locale: Locale }) {
  const t = texts(locale).detail
  const tones = { stands: 'wait', met: 'good', changed: 'neutral', dropped: 'neutral' } as const
  return (
    <Section title={t.requirements} id="eisen">
      <p>
        <strong>{caseTexts(locale).pile(pileOf(data.requirements))}</strong> {t.requirementsLead}
      </p>
      <Table
        locale={locale}
        caption={t.requirements}
        captionHidden
        rows={data.requirements}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'text',
            title: t.requirement,
            rowHeader: true,
            // The weeks belong to what is asked, not to what could help.
            cell: ({ text, weeks }) => (
              <>
                <span lang={langOfWords(locale)}>{text}</span>
                {weeks ? ` (${t.weeks(weeks)})` : ''}
              </>
            ),
          },
          {
            key: 'ground',
            title: t.ground,
            cell: ({ ground, source }) => (
              <span lang={ground === 'law' ? langOfWords(locale) : undefined}>
                {ground === 'law' ? t.law(source ?? '') : t.ourWish}
              </span>
            ),
          },
          {
            key: 'solution',
            title: t.solution,
            cell: ({ solution }) => <span lang={langOfWords(locale)}>{solution}</span>,
          },
          {
            key: 'outcome',
            title: t.stands,
            cell: ({ outcome }) => (
              <StatusBadge tone={tones[outcome]}>{t.requirementStates[outcome]}</StatusBadge>
            ),
          },
        ]}
      />
      {data.speaks && data.opened.state.endedOn === null && (
        <div class="button-row no-print">
          <LinkButton kind="secondary" href={paths.initiativeRequirement(data.initiative.number)}>
            {partyTexts(locale).requirementButton}
          </LinkButton>
        </div>
      )}
    </Section>
  )
}

/** Beside the plan: who to ask, what it is, where it is, what it looks like. */
export function Aside({ act, data }: { readonly act: Act; readonly data: DetailData }) {
  const { locale } = act
  const t = texts(locale).detail
  const { initiative, city } = data
  const points = pointsOf([initiative]).map(({ href: _, ...point }) => point)
  const area = areaName(initiative, data.areas, locale)
  return (
    <aside class="stack stack-loose">
      <Contact act={act} data={data} />
      {data.isParty && <PartyLinks data={data} locale={locale} />}
      <Section title={t.facts}>
        <DefinitionList items={factsOf(data, locale)} />
        {city.districts.length > 0 && (
          <DrawnCity
            city={city}
            label={initiative.district_id === null ? t.mapCity : t.mapLabel(area)}
            points={points}
            chosen={initiative.district_id === null ? [] : [initiative.district_id]}
            hideNames
          />
        )}
        {initiative.home_bound && <p class="small">{t.homeBound}</p>}
      </Section>
      <Relatives data={data} locale={locale} />
    </aside>
  )
}

/** The parties see who helps them by name; the public sees a function (rule 9). */
function Contact({ act, data }: { readonly act: Act; readonly data: DetailData }) {
  const { locale, municipality } = act
  const t = texts(locale).detail
  const { contact, initiative, opened } = data
  const message = { href: paths.initiativeMessages(initiative.number), label: t.sendMessage }
  if (contact && data.isParty) {
    return (
      <Person
        locale={locale}
        name={contact.name}
        relation={opened.state.guideId === null ? t.yourOfficer : t.yourContact}
        telephone={contact.phone ?? municipality.team.telephone}
        message={message}
      />
    )
  }
  return (
    <Section title={t.contact}>
      <Person
        locale={locale}
        name={say(municipality.team.name, locale)}
        relation={t.contactRelation}
        telephone={municipality.team.telephone}
        email={municipality.team.email}
        note={t.contactAbout(initiative.number)}
      />
    </Section>
  )
}

function Relatives({ data, locale }: { readonly data: DetailData; readonly locale: Locale }) {
  const words = texts(locale)
  const t = words.detail
  const { linked, similar, initiative } = data
  const of = (fits: (one: DetailData['linked'][number]) => boolean) =>
    linked.filter(fits).map((one) => one.initiative)
  const groups: readonly (readonly [string, readonly Initiative[]])[] = [
    [t.grewFrom, of((one) => one.relation === 'grew_from' && one.direction === 'to')],
    [t.grewInto, of((one) => one.relation === 'grew_from' && one.direction === 'from')],
    [t.similar, [...of((one) => one.relation === 'similar'), ...similar]],
  ]
  return (
    <>
      {groups
        .filter(([, list]) => list.length > 0)
        .map(([title, list]) => (
          <Section key={title} title={title}>
            <ul>
              {list.map((one) => (
                <li key={one.case_id}>
                  <a href={paths.initiative(one.number, one.slug)} lang={langOfWords(locale)}>
                    {one.title}
                  </a>
                  <br />
                  <span class="small">
                    {areaName(one, data.areas, locale)} · {words.progress[one.progress]}
                  </span>
                </li>
              ))}
            </ul>
          </Section>
        ))}
      <MergedList merged={data.merged} locale={locale} />
      <p class="no-print">
        <a href={paths.initiatives({ onderwerp: initiative.subject })}>{t.allLike}</a>
      </p>
    </>
  )
}
