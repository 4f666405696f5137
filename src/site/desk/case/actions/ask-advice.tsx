import { z } from 'zod'
import { type Aspect, adviceOf, askAdvice, aspects, caseMailTexts, stepOf } from '../../../../cases/index.ts'
import type { Act } from '../../../../kit/act.ts'
import { addDays, addWorkingDays, dayOf } from '../../../../kit/dates.ts'
import { dayText, longText } from '../../../../kit/form-fields.ts'
import { paths } from '../../../../paths.ts'
import { peopleWithRoles, type StaffMember } from '../../../../people/index.ts'
import { DateInput, RadioGroup, TextArea } from '../../../../ui/form/index.ts'
import { Section } from '../../../../ui/heading/heading.tsx'
import { caseAction, type Given } from '../action-page.tsx'

const advising: readonly string[] = ['adviser', 'fund_manager', 'project_leader', 'participation_adviser']

/** Somebody who could answer: the advisers, and where residents advise the jury of the area. */
interface Candidate {
  readonly person: StaffMember
  readonly isJury: boolean
}

interface Known {
  readonly aspect: Aspect | null
  readonly asked: readonly Aspect[]
  readonly candidates: readonly Candidate[]
}

async function candidatesFor(act: Act, opened: Given<Known>['opened']): Promise<readonly Candidate[]> {
  const members = await peopleWithRoles(act.db)
  const byJury = stepOf(opened.process, opened.state.step)?.actor === 'jury'
  const jury = members.filter(({ grants }) =>
    grants.some(
      ({ role, scopeKind, scopeId }) =>
        role === 'jury_member' &&
        (scopeKind === 'city' || (scopeId !== null && opened.relations.areaIds.includes(scopeId))),
    ),
  )
  const advisers = members.filter(({ grants }) => grants.some(({ role }) => advising.includes(role)))
  return [
    ...(byJury ? jury.map((person) => ({ person, isJury: true })) : []),
    ...advisers.map((person) => ({ person, isJury: false })),
  ]
}

const knows = ({ person, isJury }: Candidate, aspect: Aspect): boolean =>
  isJury || person.expertise.includes(aspect)

const isAspect = (text: string | undefined): text is Aspect =>
  (aspects as readonly (string | undefined)[]).includes(text)

/** Asks one dated question on one aspect, of who knows about it. */
export const askAdviceRoutes = caseAction({
  key: 'ask_advice',
  prepare: async (act, opened, query): Promise<Known> => {
    const aspect = query('onderwerp')
    return {
      aspect: isAspect(aspect) ? aspect : null,
      asked: (await adviceOf(act.db, opened.file.id)).map((request) => request.aspect),
      candidates: await candidatesFor(act, opened),
    }
  },
  words: ({ act, known: { aspect }, t }) => ({
    ...t.askAdvice,
    title: aspect ? t.askAdvice.about(caseMailTexts(act.locale).aspects[aspect]) : t.askAdvice.title,
  }),
  choose: ({ act, opened, known, t }) => {
    if (known.aspect) return null
    const links = aspects.map((aspect) => {
      const names = known.candidates.filter((one) => knows(one, aspect)).map(({ person }) => person.name)
      const more = [
        ...(names.length > 0 ? [t.askAdvice.suggested(names.slice(0, 2).join(', '))] : []),
        ...(known.asked.includes(aspect) ? [t.askAdvice.already] : []),
      ]
      const href = paths.deskCaseAction(opened.file.number, 'ask_advice', { onderwerp: aspect })
      return { aspect, href, more: more.join(' · ') }
    })
    return {
      lead: t.askAdvice.chooseLead,
      links: (
        <Section title={t.askAdvice.aspects}>
          <ul class="stack">
            {links.map(({ aspect, href, more }) => (
              <li key={aspect}>
                <a href={href}>{caseMailTexts(act.locale).aspects[aspect]}</a>
                {more && <span class="small"> {more}</span>}
              </li>
            ))}
          </ul>
        </Section>
      ),
    }
  },
  schema: ({ known }) =>
    z.object({
      adviseur: z.literal(known.candidates.map(({ person }) => person.id)),
      vraag: longText(3000),
      datum: dayText(),
    }),
  labels: (t) => ({ adviseur: t.askAdvice.adviser, vraag: t.askAdvice.question, datum: t.askAdvice.due }),
  filled: ({ act, known: { aspect, candidates }, t }) => ({
    adviseur: aspect ? candidates.find((one) => knows(one, aspect))?.person.id : null,
    vraag: aspect ? t.askAdvice.questions[aspect] : null,
    datum: addWorkingDays(dayOf(act.now), 10),
  }),
  fields: (field, { act, opened, known: { aspect, candidates }, t }) => (
    <>
      <p>
        <a href={paths.deskCaseAction(opened.file.number, 'ask_advice')}>{t.askAdvice.otherAspect}</a>
      </p>
      <RadioGroup
        {...field('adviseur')}
        label={t.askAdvice.adviser}
        options={[...candidates]
          .sort((a, b) => Number(aspect && knows(b, aspect)) - Number(aspect && knows(a, aspect)))
          .map((one) => ({
            value: one.person.id,
            label: [one.person.name, one.person.job_title].filter(Boolean).join(', '),
            hint: one.isJury
              ? t.askAdvice.jury
              : aspect && knows(one, aspect)
                ? t.askAdvice.knows
                : undefined,
          }))}
      />
      <TextArea {...field('vraag')} label={t.askAdvice.question} hint={t.askAdvice.questionHint} max={3000} />
      <DateInput {...field('datum')} label={t.askAdvice.due} min={addDays(dayOf(act.now), 1)} />
    </>
  ),
  work: (act, { adviseur, vraag, datum }, { opened, known }) =>
    askAdvice(act, {
      caseId: opened.file.id,
      aspect: known.aspect ?? 'goals',
      question: vraag,
      adviserId: adviseur,
      department: known.candidates.find(({ person }) => person.id === adviseur)?.person.department ?? null,
      due: datum,
    }),
  faultField: 'datum',
  view: 'advice',
})
