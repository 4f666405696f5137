import { pictureOf, sentenceOf, type TimelineItem } from '../../../../cases/index.ts'
import { ApplicationPanel, applyingTexts } from '../../../../funds/index.ts'
import {
  answeredBesides,
  type Initiative,
  initiativeTexts,
  storySaysMore,
  subjectName,
} from '../../../../initiatives/index.ts'
import type { Act } from '../../../../kit/act.ts'
import { dayOf, formatDay } from '../../../../kit/dates.ts'
import type { Ctx } from '../../../../kit/http.ts'
import type { Locale } from '../../../../kit/locale.ts'
import { mergingAtDesk } from '../../../../merging/index.ts'
import { neighboursAtDesk } from '../../../../neighbours/index.ts'
import { paths } from '../../../../paths.ts'
import { referralsAtDesk } from '../../../../referrals/index.ts'
import { amountInWords } from '../../../../ui/amount/amount.tsx'
import { LinkButton } from '../../../../ui/button/button.tsx'
import { DefinitionList } from '../../../../ui/definition-list/definition-list.tsx'
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx'
import { Section } from '../../../../ui/heading/heading.tsx'
import { NowBox } from '../../../../ui/now-box/now-box.tsx'
import { ProcessPicture } from '../../../../ui/process-picture/process-picture.tsx'
import { Timeline } from '../../../../ui/timeline/timeline.tsx'
import { alikeSection } from '../alike.tsx'
import { casePage } from '../frame.tsx'
import { type DeskCase, openOnDesk, readDeskCase } from '../open.ts'
import { isPossible } from '../possible.ts'
import { texts } from '../texts.ts'
import { readRecord } from './record.ts'

const recentShown = 6
const notesShown = 3

/** `/werk/zaken/{nummer}`: left what the initiator sees, beside it what only staff see. */
export async function showOverview(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).overview
  const found = await readDeskCase(act, await openOnDesk(c))
  const { opened, initiative, people } = found
  const { items, entries } = await readRecord(act, opened)
  const standing = sentenceOf(opened.process, opened.state, locale, dayOf(act.now), {
    audience: 'initiator',
    contactName: people.get(opened.contactId ?? '')?.name ?? null,
  })
  const shared = items.filter(({ event }) => event.visibility !== 'staff')
  const besides = initiative && found.seesStaffSide ? await answeredBesides(act, initiative) : []
  const money = await ApplicationPanel(act, opened, {
    isApplicant: false,
    actions: <ApplicationActions act={act} found={found} />,
  })
  const neighbours = initiative ? await neighboursAtDesk(act, opened.file.id) : null
  const referrals = found.seesStaffSide ? await referralsAtDesk(act, opened) : null
  const merging = found.seesStaffSide ? await mergingAtDesk(act, opened.file.id) : null
  const alike = await alikeSection(act, found)
  const notes = items.filter(({ event }) => event.type === 'note_added').reverse()
  return casePage(c, found, {
    view: 'overview',
    more: (
      <>
        {neighbours}
        {referrals}
        {merging}
        {alike}
        {found.seesStaffSide && <Notes act={act} found={found} notes={notes} />}
      </>
    ),
    record: (
      <>
        <p class="small">{texts(locale).asInitiator}</p>
        <NowBox status={standing.status} tone={standing.tone}>
          {standing.sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </NowBox>
        <Section title={t.where}>
          <ProcessPicture locale={locale} steps={pictureOf(opened.process, opened.state, locale)} />
        </Section>
        {money}
        {initiative && <Story initiative={initiative} locale={locale} />}
        {besides.length > 0 && (
          <Section title={t.besides}>
            <DefinitionList
              items={besides.map(({ label, text }) => ({
                term: label,
                value: <span class="keep-lines">{text}</span>,
              }))}
            />
          </Section>
        )}
        <Section
          title={t.recent}
          more={{ href: paths.deskCase(opened.file.number, 'history'), label: t.all }}
        >
          <Timeline
            locale={locale}
            level={3}
            reader="staff"
            entries={entries(shared).slice(0, recentShown)}
          />
        </Section>
      </>
    ),
  })
}

/** The plan in the initiator's own words. */
function Story({ initiative, locale }: { readonly initiative: Initiative; readonly locale: Locale }) {
  const t = texts(locale).overview
  const needWords: Readonly<Record<string, string>> = initiativeTexts(locale).needs
  const needs = initiative.needs.map((need) => needWords[need] ?? need)
  return (
    <Section title={t.story}>
      <p class="lead">{initiative.summary}</p>
      {storySaysMore(initiative) && (
        <Disclosure summary={t.wholeStory}>
          <p class="keep-lines">{initiative.story}</p>
        </Disclosure>
      )}
      <DefinitionList
        items={[
          { term: t.subject, value: subjectName(initiative.subject, locale) },
          ...(initiative.address ? [{ term: t.place, value: initiative.address }] : []),
          ...(needs.length > 0 ? [{ term: t.needs, value: needs.join(', ') }] : []),
          ...(initiative.amount_cents
            ? [{ term: t.amount, value: amountInWords(initiative.amount_cents, locale) }]
            : []),
          ...(initiative.submitted_on
            ? [{ term: t.submitted, value: formatDay(initiative.submitted_on, locale, 'long') }]
            : []),
        ]}
      />
    </Section>
  )
}

/** The latest notes, which only staff read. */
function Notes({
  act,
  found,
  notes,
}: {
  readonly act: Act
  readonly found: DeskCase
  readonly notes: readonly TimelineItem[]
}) {
  const t = texts(act.locale).margin
  return (
    <Section title={t.notes} level={3}>
      {notes.length === 0 && <p>{t.noNotes}</p>}
      {notes.slice(0, notesShown).map(({ event, text }) => (
        <div key={event.id}>
          <p class="small">
            {found.people.get(event.byPersonId ?? '')?.name} · {formatDay(event.on, act.locale)}
          </p>
          <p class="keep-lines">{text ?? texts(act.locale).conversation.erased}</p>
        </div>
      ))}
      {notes.length > notesShown && <p class="small">{t.allNotes}</p>}
    </Section>
  )
}

/** What this person can do with the application now. */
function ApplicationActions({ act, found }: { readonly act: Act; readonly found: DeskCase }) {
  const { opened, advice, application } = found
  const t = applyingTexts(act.locale).panel
  const situation = { opened, advice, actor: act.actor, today: dayOf(act.now), application }
  const { number } = opened.file
  return (
    <div class="button-row">
      {isPossible('check_application', situation) && (
        <LinkButton kind="secondary" href={paths.deskCaseAction(number, 'check_application')}>
          {t.check}
        </LinkButton>
      )}
      {isPossible('decide_application', situation) && (
        <LinkButton kind="secondary" href={paths.deskCaseAction(number, 'decide_application')}>
          {t.decide}
        </LinkButton>
      )}
      {isPossible('withdraw_application', situation) && (
        <LinkButton kind="secondary" href={paths.deskCaseAction(number, 'withdraw_application')}>
          {t.withdraw}
        </LinkButton>
      )}
    </div>
  )
}
