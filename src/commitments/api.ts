import { z } from 'zod'
import type { Act } from '../kit/act.ts'
import { choice, inverted, told } from '../kit/described.ts'
import { absolute } from '../kit/mail.ts'
import { paths } from '../paths.ts'
import type { CommitmentKind, CommitmentStatus, OwnerKind } from './rules.ts'
import type { Commitment } from './store.ts'
import { type CommitmentView, viewCommitments } from './views.ts'

/** States, owners and kinds of promises as the API says them. */
const statuses = {
  open: 'loopt',
  due_soon: 'bijna',
  late: 'te-laat',
  kept_on_time: 'op-tijd',
  kept_late: 'later',
  withdrawn: 'ingetrokken',
  ended: 'vervallen',
} as const satisfies Record<CommitmentStatus, string>
const owners = {
  municipality: 'gemeente',
  initiator: 'initiatiefnemer',
  partner: 'partner',
} as const satisfies Record<OwnerKind, string>
const kinds = {
  time: 'tijd',
  goods: 'spullen',
  place: 'plek',
  permit: 'vergunning',
  money: 'geld',
  decision: 'beslissing',
} as const satisfies Record<CommitmentKind, string>

const statusNames = ['loopt', 'bijna', 'te-laat', 'op-tijd', 'later', 'ingetrokken', 'vervallen'] as const
const ownerNames = ['gemeente', 'initiatiefnemer', 'partner'] as const
const kindNames = ['tijd', 'spullen', 'plek', 'vergunning', 'geld', 'beslissing'] as const

/** The words of the filters; `lopend` is everything that is not due yet, soon or later. */
export const commitmentChoices = {
  status: choice(['lopend', ...statusNames]),
  owner: choice(ownerNames),
  kind: choice(kindNames),
}
export const commitmentWords = {
  status: {
    ...inverted<(typeof statusNames)[number], CommitmentStatus>(statuses),
    lopend: 'running' as const,
  },
  owner: inverted<(typeof ownerNames)[number], OwnerKind>(owners),
  kind: inverted<(typeof kindNames)[number], CommitmentKind>(kinds),
}

/** A promise for everyone, as its public page shows it: a department, an organisation or a role, never a name. */
export const publicCommitmentSchema = z
  .object({
    id: z.uuid(),
    belofte: z
      .string()
      .nullable()
      .meta(
        told(
          'Wat er beloofd is; leeg als de tekst is gewist.',
          'What was promised; null when it was erased.',
        ),
      ),
    soort: z.enum(kindNames).meta(told('Wat er beloofd is, in één woord.', 'What was promised, in a word.')),
    van: z.enum(ownerNames).meta(told('Wie het beloofde.', 'Who promised it.')),
    beloofdDoor: z
      .string()
      .meta(
        told(
          'Afdeling of organisatie die het beloofde. Nooit een naam van een mens.',
          'Department or organisation that promised it. Never the name of a person.',
        ),
      ),
    stand: z
      .enum(statusNames)
      .meta(told('Hoe het staat tegenover de eerste datum.', 'How it stands against the first day.')),
    beloofdOp: z.iso.date().meta(told('Dag waarop het beloofd is.', 'Day on which it was promised.')),
    eersteDatum: z.iso.date().meta(told('Dag die eerst beloofd is.', 'Day that was promised first.')),
    nieuweDatum: z.iso.date().nullable().meta(told('Dag die later is gegeven.', 'Day that was given later.')),
    afgeslotenOp: z.iso
      .date()
      .nullable()
      .meta(
        told(
          'Dag waarop het klaar, ingetrokken of vervallen was.',
          'Day on which it was kept, withdrawn or ended.',
        ),
      ),
    dagenTeLaat: z
      .int()
      .min(0)
      .meta(
        told(
          'Dagen na de eerste datum; 0 als het niet te laat is.',
          'Days after the first day; 0 when not late.',
        ),
      ),
    uitleg: z
      .string()
      .nullable()
      .meta(told('Wat er het laatst over gezegd is.', 'What was last said about it.')),
    initiatief: z
      .object({ nummer: z.string(), titel: z.string(), adres: z.url() })
      .nullable()
      .meta(told('Waar het bij hoort; leeg bij een project.', 'What it belongs to; null with a project.')),
    project: z
      .object({ nummer: z.string(), titel: z.string(), adres: z.url() })
      .nullable()
      .meta(
        told(
          'Het project waarin het is toegezegd; leeg bij een initiatief.',
          'The project in which it was promised; null with an initiative.',
        ),
      ),
    pagina: z.url().meta(told('Pagina voor mensen.', 'Page for people.')),
    adres: z.url().meta(told('Adres in deze API.', 'Address in this API.')),
  })
  .meta({ id: 'Toezegging', ...told('Wie wat belooft, en wanneer.', 'Who promises what, and by when.') })

export type PublicCommitment = z.infer<typeof publicCommitmentSchema>

/** These promises as everybody may read them; leave out beforehand what is not for everyone. */
export async function publicCommitments(
  act: Act,
  commitments: readonly Commitment[],
): Promise<PublicCommitment[]> {
  const views = await viewCommitments(act, commitments, 'everyone')
  return views.map((view, index) => ({
    id: view.id,
    belofte: view.promise,
    soort: kinds[view.kind],
    van: owners[view.ownerKind],
    beloofdDoor: view.owner,
    stand: statuses[view.state.status],
    beloofdOp: commitments[index]!.made_on,
    eersteDatum: view.state.firstDue,
    nieuweDatum: view.state.newDue,
    afgeslotenOp: view.state.closedOn,
    dagenTeLaat: view.state.daysLate,
    uitleg: view.explanation,
    initiatief: view.about.kind === 'case' ? thingOf(act, 'initiatieven', view) : null,
    project: view.about.kind === 'project' ? thingOf(act, 'projecten', view) : null,
    pagina: absolute(act, paths.commitment(view.id)),
    adres: absolute(act, paths.api('toezeggingen', view.id)),
  }))
}

const thingOf = (act: Act, list: 'initiatieven' | 'projecten', { about }: CommitmentView) => ({
  nummer: about.number,
  titel: about.title,
  adres: absolute(act, paths.api(list, about.number)),
})
