import { z } from 'zod'
import {
  Attached,
  approvePublic,
  declinePublic,
  type Edit,
  editOf,
  type Initiative,
  initiativeById,
  type PublicFace,
  PublicParts,
  publicFaceOf,
  storySaysMore,
  takeOffline,
} from '../../../../initiatives/index.ts'
import { NotFound } from '../../../../kit/errors.ts'
import { filesByIds } from '../../../../kit/files.ts'
import { longText, oneOf, someOf } from '../../../../kit/form-fields.ts'
import { paths } from '../../../../paths.ts'
import { CheckboxGroup, RadioGroup, TextArea } from '../../../../ui/form/index.ts'
import { Heading, Section } from '../../../../ui/heading/heading.tsx'
import { caseAction } from '../action-page.tsx'

const judgements = ['approve', 'decline', 'offline'] as const
type Judgement = (typeof judgements)[number]

interface Known {
  readonly initiative: Initiative
  readonly edit: Edit | null
  readonly isPublic: boolean
  readonly face: PublicFace
  readonly photos: Parameters<typeof Attached>[0]['files']
}

/** A change to a public plan is judged by itself; taking the plan off is always possible. */
const optionsFor = ({ edit, isPublic }: Known): readonly Judgement[] => {
  if (!isPublic) return ['approve', 'decline']
  return edit ? ['approve', 'decline', 'offline'] : ['offline']
}

/** The team's look before others see a plan, or a change to it (rule 6; norm two working days). */
export const reviewPublicationRoutes = caseAction({
  key: 'review_publication',
  prepare: async (act, opened): Promise<Known> => {
    const { file, state } = opened
    const initiative = await initiativeById(act.db, file.id)
    if (!initiative) throw new NotFound()
    const edit = await editOf(act.db, file.id)
    const photo = (edit ?? initiative).photo_id
    const photos = photo ? await filesByIds(act.db, [photo]) : []
    const face = await publicFaceOf(act, opened, initiative)
    return { initiative, edit, face, isPublic: state.publishedOn !== null, photos }
  },
  words: ({ known, t }) => {
    const { title, titlePublic, lead, leadEdit, leadPublic, button } = t.publication
    if (known.edit) return { title, lead: leadEdit, button }
    return known.isPublic ? { title: titlePublic, lead: leadPublic, button } : { title, lead, button }
  },
  // Who judges sees all of what others will see, in the parts of the page of the plan.
  above: ({ act, known: { initiative, edit, face, isPublic, photos }, t }) => {
    const text = edit ?? initiative
    return (
      <>
        <Section title={edit ? t.publication.newText : t.publication.text}>
          <Heading level={3}>{text.title}</Heading>
          <p class="lead">{text.summary}</p>
          {storySaysMore(text) && <p class="keep-lines">{text.story}</p>}
          <Attached files={photos} locale={act.locale} title={text.title} />
          {text.photo_description && <p class="small">{t.publication.photo(text.photo_description)}</p>}
        </Section>
        {isPublic ? (
          <p>
            <a href={paths.initiative(initiative.number, initiative.slug)}>{t.publicPage}</a>
          </p>
        ) : (
          <PublicParts act={act} face={face} />
        )}
      </>
    )
  },
  schema: () =>
    z.object({
      oordeel: oneOf(judgements),
      plek: someOf(['straat']),
      reden: longText(2000).optional(),
    }),
  labels: (t) => ({ oordeel: t.publication.judgement }),
  fields: (field, { known, t }) => (
    <>
      <RadioGroup
        {...field('oordeel')}
        label={t.publication.judgement}
        options={optionsFor(known).map((value) => ({ value, label: t.publication[value] }))}
      />
      {!known.isPublic && known.face.showsHouse && (
        <CheckboxGroup
          {...field('plek')}
          label={t.publication.house(known.initiative.address ?? '')}
          options={[{ value: 'straat', label: t.publication.streetOnly }]}
          optional
        />
      )}
      <TextArea
        {...field('reden')}
        label={t.publication.reason}
        hint={t.publication.reasonHint}
        max={2000}
        rows={4}
        optional="unsaid"
      />
    </>
  ),
  check: ({ oordeel, reden }, { known, t }) => {
    if (!optionsFor(known).includes(oordeel)) return { oordeel: t.notNow }
    return oordeel === 'approve' || reden ? {} : { reden: t.publication.reasonMissing }
  },
  // Who puts a plan on the site sees first what may say too much of somebody.
  shown: ({ oordeel, plek }, { known: { initiative, edit } }) => {
    if (oordeel !== 'approve') return []
    const { title, summary, story, photo_description } = edit ?? initiative
    return [title, summary, story, photo_description, plek.includes('straat') ? null : initiative.address]
  },
  work: (act, { oordeel, plek, reden = '' }, { opened }) => {
    const caseId = opened.file.id
    if (oordeel === 'approve') return approvePublic(act, { caseId, streetOnly: plek.includes('straat') })
    return oordeel === 'offline'
      ? takeOffline(act, { caseId, reason: reden })
      : declinePublic(act, { caseId, reason: reden })
  },
  faultField: 'oordeel',
})
