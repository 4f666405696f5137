import {
  activityTexts,
  type Contribution,
  countsOf,
  type DeskReached,
  groupSizes,
  listToAnswer,
  whereAsked,
  whereLine,
  whereOptions,
  wheresOf,
} from '../../activities/index.ts'
import { Conflict } from '../../kit/errors.ts'
import { type FormState, freshForm, readForm, valueIn, valuesIn, withError } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { offsetOf, pageAsked, pageRead } from '../../kit/paging.ts'
import { sheetAddress } from '../../kit/sheet.ts'
import { paths } from '../../paths.ts'
import { projectPage } from '../../projects/index.ts'
import { FilterBar } from '../../ui/filter-bar/filter-bar.tsx'
import {
  bindFields,
  Form,
  FormActions,
  HiddenField,
  OnceToken,
  RadioGroup,
  Select,
  TextArea,
  TextInput,
} from '../../ui/form/index.ts'
import { Heading, Section } from '../../ui/heading/heading.tsx'
import { Meter } from '../../ui/meter/meter.tsx'
import { Pagination } from '../../ui/pagination/pagination.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import { Table } from '../../ui/table/table.tsx'
import { Tabs } from '../../ui/tabs/tabs.tsx'
import { addToGroup, makeGroup } from '../actions.ts'
import { outcomeBadge } from '../answered.ts'
import { deskTexts } from '../desk-texts.ts'
import { type Response as Answer, type Group, groupsOf, responsesOf } from '../store.ts'
import { texts } from '../texts.ts'
import { ContributionsToChoose, DeskDone, reachToAnswer, reachToRead } from './parts.tsx'

const perPage = 50
const tabs = { open: 'open', beantwoord: 'answered', alles: 'all' } as const
const tabKeys = ['open', 'beantwoord', 'alles'] as const

const askedIn = (c: Ctx) => ({
  tab: tabKeys.find((one) => one === c.req.query('toon')) ?? ('open' as const),
  text: (c.req.query('zoek') ?? '').trim().slice(0, 100),
  where: (c.req.query('waar') ?? '').slice(0, 100),
  page: pageAsked(c.req.query('pagina')),
})

/** `.../activiteiten/{activiteit}/antwoorden`: everything that is owed an answer, what has none first. */
export async function showWorkbench(c: Ctx): Promise<Response> {
  return workbenchPage(c, await reachToRead(c), freshForm())
}

async function workbenchPage(c: Ctx, reached: DeskReached, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale, db } = act
  const { project, activity, canWork } = reached
  const t = deskTexts(locale)
  const asked = askedIn(c)
  const wheres = await wheresOf(db, activity, ['held', 'shown', 'hidden'])
  const [found, counts, groups, sizes, responses] = await Promise.all([
    listToAnswer(db, activity.id, {
      ...{ which: tabs[asked.tab], text: asked.text, at: whereAsked(wheres, asked.where) },
      withPrivate: canWork,
      ...{ offset: offsetOf(asked.page, perPage), limit: perPage + 1 },
    }),
    countsOf(db, [activity.id]),
    groupsOf(db, [activity.id]),
    groupSizes(db, [activity.id]),
    responsesOf(db, [activity.id]),
  ])
  const { total = 0, open = 0 } = counts.get(activity.id) ?? {}
  const shown = pageRead(found, asked.page, perPage)
  const here = (query: Partial<Record<'toon' | 'zoek' | 'waar' | 'pagina', string>>): string =>
    paths.deskActivityPart(project.number, activity.slug, 'antwoorden', query)
  const kept = { toon: asked.tab === 'open' ? '' : asked.tab, zoek: asked.text, waar: asked.where }
  const options = whereOptions(wheres, locale)
  const filter = bindFields(freshForm({ zoek: asked.text, waar: asked.where }), locale)
  const pageAt = (number: number | null): string | undefined =>
    number === null ? undefined : here({ ...kept, pagina: number === 1 ? '' : String(number) })
  const sheet = paths.deskActivitySheet(project.number, activity.slug)
  const canPut = canWork && asked.tab !== 'beantwoord' && shown.items.length > 0
  const list = (
    <ContributionsToChoose
      items={shown.items}
      canChoose={canPut}
      locale={locale}
      whereOf={(one) => whereLine(one, wheres, locale)}
      below={(one) => <Below one={one} reached={reached} groups={groups} c={c} />}
    />
  )
  return projectPage(c, project, {
    title: t.title,
    lead: t.lead,
    form,
    wide: true,
    body: (
      <>
        <DeskDone c={c} />
        {!canWork && <p>{t.readOnly}</p>}
        <p>
          <a href={paths.deskActivity(project.number, activity.slug)}>{activity.title}</a>
        </p>
        <p class="small">
          {t.take} <a href={sheet}>CSV</a>, <a href={sheetAddress(sheet, 'xlsx')}>Excel</a>
        </p>
        <Meter
          label={t.progress}
          value={total - open}
          max={total}
          valueText={texts(locale).progress(total - open, total)}
          tone={open === 0 ? 'good' : 'active'}
        />
        <Groups reached={reached} groups={groups} sizes={sizes} responses={responses} c={c} />
        <Tabs
          label={t.tabs.label}
          current={asked.tab}
          tabs={[
            { key: 'open', label: t.tabs.open, href: here({ ...kept, toon: '' }), count: open },
            {
              key: 'beantwoord',
              label: t.tabs.answered,
              href: here({ ...kept, toon: 'beantwoord' }),
              count: total - open,
            },
            {
              key: 'alles',
              label: t.tabs.all,
              href: here({ ...kept, toon: 'alles' }),
              count: total,
            },
          ]}
        />
        <FilterBar
          locale={locale}
          label={t.searchLabel}
          action={here({})}
          resetHref={here({ toon: kept.toon })}
          active={[
            ...(asked.text === '' ? [] : [{ label: asked.text, removeHref: here({ ...kept, zoek: '' }) }]),
            ...options
              .filter(({ value }) => value === asked.where)
              .map(({ label }) => ({ label, removeHref: here({ ...kept, waar: '' }) })),
          ]}
        >
          <HiddenField name="toon" value={asked.tab} />
          <TextInput {...filter('zoek')} label={t.search} type="search" optional="unsaid" />
          {options.length > 0 && (
            <Select
              {...filter('waar')}
              label={activityTexts(locale)[activity.kind === 'paragraphs' ? 'paragraph' : 'place'].filter}
              empty={activityTexts(locale)[activity.kind === 'paragraphs' ? 'paragraph' : 'place'].everywhere}
              options={options}
              optional="unsaid"
            />
          )}
        </FilterBar>
        {shown.items.length === 0 && <p>{t.nothing}</p>}
        {canPut ? (
          <Form action={here(kept)} label={t.put} wide>
            <OnceToken token={newOnceToken()} />
            <div class="with-aside">
              {list}
              <div class="flow stays-in-sight">
                <PutInGroup form={form} groups={groups} c={c} />
              </div>
            </div>
          </Form>
        ) : (
          list
        )}
        <Pagination locale={locale} previous={pageAt(shown.previous)} next={pageAt(shown.next)} />
      </>
    ),
  })
}

/** Where one contribution is answered by itself, and the group it is in. */
function Below(props: {
  readonly one: Contribution
  readonly reached: DeskReached
  readonly groups: readonly Group[]
  readonly c: Ctx
}) {
  const { one, reached, groups } = props
  const t = deskTexts(props.c.var.act.locale)
  const { project, activity } = reached
  const group = groups.find(({ id }) => id === one.group_id)
  return (
    <p class="small">
      {group && (
        <>
          <a href={paths.answerGroup(project.number, activity.slug, group.id)}>{t.inGroup(group.name)}</a>
          {' · '}
        </>
      )}
      <a href={paths.answerOne(project.number, activity.slug, one.nr)}>
        {one.response_id === null ? t.alone : t.again}
        <span class="visually-hidden"> ({one.nr})</span>
      </a>
    </p>
  )
}

function Groups(props: {
  readonly c: Ctx
  readonly reached: DeskReached
  readonly groups: readonly Group[]
  readonly sizes: ReadonlyMap<string, number>
  readonly responses: readonly Answer[]
}) {
  const { reached, groups, sizes, responses } = props
  const { locale } = props.c.var.act
  const t = deskTexts(locale)
  const { project, activity } = reached
  return (
    <Section title={t.groups} id="groepen">
      {groups.length === 0 ? (
        <p>{t.noGroups}</p>
      ) : (
        <Table
          locale={locale}
          caption={t.groups}
          captionHidden
          rows={groups}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'group',
              title: t.columns.group,
              rowHeader: true,
              cell: ({ id, name }) => (
                <a href={paths.answerGroup(project.number, activity.slug, id)}>{name}</a>
              ),
            },
            { key: 'size', title: t.columns.size, numeric: true, cell: ({ id }) => sizes.get(id) ?? 0 },
            {
              key: 'outcome',
              title: t.columns.outcome,
              cell: ({ id }) => {
                const now = responses.find(({ group_id }) => group_id === id)
                if (!now) return t.unanswered
                const { label, tone } = outcomeBadge(now, locale)
                return <StatusBadge tone={tone}>{label}</StatusBadge>
              },
            },
          ]}
        />
      )}
    </Section>
  )
}

/** Under the list: in which group what was chosen goes, or a new one. */
function PutInGroup(props: { readonly form: FormState; readonly groups: readonly Group[]; readonly c: Ctx }) {
  const { form, groups } = props
  const { locale } = props.c.var.act
  const t = deskTexts(locale)
  const field = bindFields(form, locale)
  return (
    <>
      <Heading level={2}>{t.put}</Heading>
      {groups.length > 0 && (
        <RadioGroup
          {...field('groep')}
          label={t.putWhere}
          options={[
            ...groups.map(({ id, name }) => ({ value: id, label: name })),
            { value: 'nieuw', label: t.newGroup },
          ]}
        />
      )}
      <TextInput {...field('naam')} label={t.name} hint={t.nameHint} optional={groups.length > 0} />
      <TextArea {...field('samen')} label={t.summary} max={2000} rows={3} optional={groups.length > 0} />
      <FormActions submit={t.putSubmit} name="doe" value="groep" />
    </>
  )
}

/** Puts what was chosen in a group, new or there already. */
export async function submitWorkbench(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reachToAnswer(c)
  const { project, activity } = reached
  const input = await readForm(c)
  const t = texts(act.locale).refused
  const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
  const ids = valuesIn(input.text, 'kies').filter(isUuid)
  const chosen = valueIn(input.text, 'groep')
  const name = valueIn(input.text, 'naam').slice(0, 120)
  const summary = valueIn(input.text, 'samen').slice(0, 2000)
  const isNew = !isUuid(chosen)
  const errors = {
    ...(ids.length === 0 ? { kies: t.nothingChosen } : {}),
    ...(isNew && name === '' ? { naam: t.nameMissing } : {}),
    ...(isNew && summary === '' ? { samen: t.summaryMissing } : {}),
  }
  if (Object.keys(errors).length > 0) return workbenchPage(c, reached, { values: input.text, errors })
  try {
    const path = await once(act, input, async (act) => {
      const id = isNew ? await makeGroup(act, activity.id, { name, summary, ids }) : chosen
      if (!isNew) await addToGroup(act, activity.id, id, ids)
      return paths.answerGroup(project.number, activity.slug, id, { klaar: isNew ? 'groep' : 'erbij' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return workbenchPage(c, reached, withError(input.text, 'naam', error.message))
  }
}
