import { z } from 'zod'
import {
  type CaseFile,
  caseIdsOfPeople,
  casesByIds,
  deskCases,
  partiesOfCases,
  type StandingCase,
  sentenceOf,
  standingsOf,
} from '../../../cases/index.ts'
import type { Act } from '../../../kit/act.ts'
import { auditNote } from '../../../kit/audit.ts'
import { dayOf, formatDay } from '../../../kit/dates.ts'
import { type FormState, formStatus, formTitle, freshForm, parseForm, readForm } from '../../../kit/form.ts'
import { says } from '../../../kit/form-messages.ts'
import type { Ctx } from '../../../kit/http.ts'
import { paths } from '../../../paths.ts'
import { findPeople, organisationsByIds, type Person, peopleByIds } from '../../../people/index.ts'
import { satisfactionTexts } from '../../../reports/index.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { DefinitionList } from '../../../ui/definition-list/definition-list.tsx'
import { EmptyState } from '../../../ui/empty-state/empty-state.tsx'
import { bindFields, ErrorSummary, Form, FormActions, TextInput } from '../../../ui/form/index.ts'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { NowBox } from '../../../ui/now-box/now-box.tsx'
import { page } from '../../../ui/page.tsx'
import { DeskTabs } from './shared.tsx'
import { texts } from './texts.ts'

const most = 10

const schema = z.object({
  zoek: z
    .string()
    .max(254)
    .refine(
      (text) => text.length >= 3,
      says({ nl: texts('nl').find.tooShort, en: texts('en').find.tooShort }),
    ),
})

/** `/werk/zoeken`: find somebody's case, to tell them where it stands. */
export const showFind = (c: Ctx): Response | Promise<Response> => findPage(c, freshForm(), null)

/**
 * The search is posted: what is searched for is often a name or an address, and those do not belong in addresses
 * of pages, which end up in histories and logs.
 */
export async function findCases(c: Ctx): Promise<Response> {
  const { act } = c.var
  const input = await readForm(c)
  const parsed = parseForm(schema, input, act.locale, { zoek: texts(act.locale).find.label })
  if (!parsed.ok) return findPage(c, parsed, null)
  const text = parsed.value.zoek
  const found = await lookUp(act, text)
  await auditNote(act, { what: 'person_lookup', caseIds: found.cases.map(({ file }) => file.id) })
  return findPage(c, freshForm({ zoek: text }), { text, ...found })
}

interface Found {
  readonly text: string
  readonly cases: readonly StandingCase[]
  readonly isMore: boolean
  readonly contacts: ReadonlyMap<string, Person>
  readonly parties: ReadonlyMap<string, readonly string[]>
}

async function lookUp(act: Act, text: string): Promise<Omit<Found, 'text'>> {
  const { db } = act
  const states = ['running', 'paused', 'ended'] as const
  const named = await deskCases(db, { text, states }, { sort: 'changed', limit: most + 1 })
  const people = await findPeople(db, text, 25)
  const ids = await caseIdsOfPeople(
    db,
    people.map((person) => person.id),
    most + 1,
  )
  const theirs = await casesByIds(db, ids)
  const files = new Map<string, CaseFile>(named.map((file) => [file.id, file]))
  for (const [id, file] of theirs) files.set(id, file)
  const shown = [...files.values()].slice(0, most)
  const cases = await standingsOf(act, shown)
  const parties = await partiesOfCases(
    db,
    shown.map((file) => file.id),
  )
  const organisations = await organisationsByIds(
    db,
    parties.map((party) => party.organisation_id),
  )
  const contacts = await peopleByIds(db, [
    ...cases.map((one) => one.contactId),
    ...parties.map((party) => party.person_id),
  ])
  return {
    cases,
    isMore: files.size > most,
    contacts,
    parties: new Map(
      shown.map((file) => {
        const own = parties.filter((party) => party.case_id === file.id)
        // Somebody can take part in person and for an organisation: each name once.
        const names = [
          ...own.flatMap((party) => contacts.get(party.person_id ?? '')?.name ?? []),
          ...own.flatMap((party) => organisations.get(party.organisation_id ?? '')?.name ?? []),
        ]
        return [file.id, [...new Set(names)]]
      }),
    ),
  }
}

function findPage(c: Ctx, form: FormState, found: Found | null): Response | Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).find
  const field = bindFields(form, locale)
  return page(
    c,
    { title: formTitle(t.title, form.errors, locale), current: 'desk', wide: true },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={t.title} lead={t.lead} />
      <DeskTabs act={act} current="find" />
      <Form action={paths.findCase()}>
        <TextInput {...field('zoek')} label={t.label} hint={t.hint} autocomplete="off" />
        <FormActions submit={t.submit} />
      </Form>
      {found && <Results act={act} found={found} />}
    </>,
    formStatus(form.errors),
  )
}

function Results({ act, found }: { readonly act: Act; readonly found: Found }) {
  const t = texts(act.locale)
  if (found.cases.length === 0) {
    return (
      <EmptyState
        title={t.find.none(found.text)}
        level={2}
        instead={<LinkButton href={paths.enterIdea()}>{t.counter.enter}</LinkButton>}
      >
        <p>{t.find.noneText}</p>
      </EmptyState>
    )
  }
  return (
    <Section title={t.find.found(found.cases.length)}>
      {found.isMore && <p>{t.find.first(found.cases.length)}</p>}
      {found.cases.map((one) => (
        <Result act={act} one={one} found={found} />
      ))}
    </Section>
  )
}

/** What to tell: where it stands, who helps on, by when. */
function Result(props: { readonly act: Act; readonly one: StandingCase; readonly found: Found }) {
  const { act, one, found } = props
  const { locale, municipality } = act
  const t = texts(locale)
  const { file, process, state } = one
  const standing = sentenceOf(process, state, locale, dayOf(act.now), { audience: 'everyone' })
  const contact = found.contacts.get(one.contactId ?? '')
  return (
    <Section title={`${file.number} ${file.title}`} level={3}>
      <NowBox
        status={standing.status}
        tone={standing.tone}
        action={
          <LinkButton kind="secondary" href={paths.deskCase(file.number)} about={file.title}>
            {t.find.open}
          </LinkButton>
        }
      >
        {standing.sentences.map((sentence) => (
          <p>{sentence}</p>
        ))}
      </NowBox>
      <DefinitionList
        items={[
          { term: t.find.who, value: found.parties.get(file.id)?.join(', ') ?? '' },
          {
            term: t.find.contact,
            value: contact
              ? `${contact.name}, ${contact.phone ?? municipality.team.telephone}`
              : municipality.team.telephone,
          },
          ...(file.submitted_on
            ? [{ term: t.find.submitted, value: formatDay(file.submitted_on, locale, 'medium') }]
            : []),
        ]}
      />
      {[state.ownerId, state.substituteId, one.contactId].includes(act.actor.personId) ? null : (
        <p>
          <a href={paths.enterOpinion(file.number)}>{satisfactionTexts(locale).desk.enter}</a>
        </p>
      )}
    </Section>
  )
}
