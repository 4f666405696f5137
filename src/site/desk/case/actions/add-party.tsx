import { z } from 'zod'
import { addParty } from '../../../../cases/index.ts'
import { Conflict } from '../../../../kit/errors.ts'
import { oneOf } from '../../../../kit/form-fields.ts'
import { allOrganisations, membersOf } from '../../../../people/index.ts'
import { RadioGroup, Select } from '../../../../ui/form/index.ts'
import { caseAction } from '../action-page.tsx'

const roles = ['partner', 'co_initiator'] as const

/** An organisation that takes part from now on; its contact hears of it, and speaks for it. */
export const addPartyRoutes = caseAction({
  key: 'add_party',
  prepare: async (act, { relations }) =>
    (await allOrganisations(act.db)).filter(({ id }) => !relations.organisationIds.includes(id)),
  words: ({ t }) => t.addParty,
  schema: () => z.object({ organisatie: z.uuid(), rol: oneOf(roles) }),
  labels: (t) => ({ organisatie: t.addParty.organisation, rol: t.addParty.role }),
  filled: () => ({ rol: 'partner' }),
  fields: (field, { known, t }) => (
    <>
      <Select
        {...field('organisatie')}
        label={t.addParty.organisation}
        hint={t.addParty.missing}
        options={known.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <RadioGroup
        {...field('rol')}
        label={t.addParty.role}
        options={roles.map((role) => ({ value: role, label: t.addParty[role] }))}
      />
    </>
  ),
  check: ({ organisatie }, { known, t }) =>
    known.some(({ id }) => id === organisatie) ? {} : { organisatie: t.addParty.organisation },
  work: async (act, { organisatie, rol }, { opened, t }) => {
    const members = await membersOf(act.db, organisatie)
    const contact = members.find(({ role }) => role === 'contact') ?? members[0]
    if (!contact) throw new Conflict(t.addParty.nobody)
    await addParty(act, {
      caseId: opened.file.id,
      personId: contact.person_id,
      organisationId: organisatie,
      role: rol,
    })
  },
  faultField: 'organisatie',
})
