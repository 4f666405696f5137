import { OpenAPIHono } from '@hono/zod-openapi'
import { z } from 'zod'
import type { Act } from '../../kit/act.ts'
import { told } from '../../kit/described.ts'
import { absolute } from '../../kit/mail.ts'
import { paths } from '../../paths.ts'
import { areaOperations } from './areas.ts'
import { commitmentOperations } from './commitments.ts'
import { figureOperations } from './figures.ts'
import { fundOperations } from './funds.ts'
import { initiativeOperations } from './initiatives.ts'
import { juryOperations } from './juries.ts'
import { lendingOperations } from './lending.ts'
import { operation } from './operation.ts'
import { panelOperations } from './panels.ts'
import { processOperations } from './processes.ts'
import { projectOperations } from './projects.ts'
import { apiVersion, jsonType } from './schema.ts'
import { sourceOperations } from './sources.ts'
import { spotOperations } from './spots.ts'

const description = operation({
  address: '/openapi.json',
  id: 'openapi',
  tag: 'openapi',
  summary: told('Deze beschrijving, in OpenAPI 3.1', 'This description, in OpenAPI 3.1'),
  gives: { [jsonType]: z.looseObject({ openapi: z.string() }).meta({ id: 'OpenApi' }) },
  read: async ({ act }) => ({ body: apiDocument(act) }),
})

export const operations = [
  ...initiativeOperations,
  ...projectOperations,
  ...panelOperations,
  ...processOperations,
  ...commitmentOperations,
  ...fundOperations,
  ...juryOperations,
  ...sourceOperations,
  ...spotOperations,
  ...lendingOperations,
  ...areaOperations,
  ...figureOperations,
  description,
]

const tags = [
  ['initiatieven', 'Plannen van bewoners en organisaties.', 'Plans of residents and organisations.'],
  [
    'projecten',
    'Projecten van de gemeente en anderen, waarin mensen meedoen.',
    'Projects of the municipality and others, in which people take part.',
  ],
  ['groepen', 'Panels en raden, en hun adviezen.', 'Panels and boards, and their advice.'],
  ['processen', 'Hoe een plan verloopt: stappen en termijnen.', 'How a plan proceeds: steps and terms.'],
  [
    'toezeggingen',
    'Wie wat belooft, en of het op tijd kwam.',
    'Who promises what, and whether it came in time.',
  ],
  ['geldbronnen', 'Fondsen en subsidies van anderen.', 'Funds and subsidies of others.'],
  ['plekken', 'Plekken van de gemeente voor een plan.', 'Places of the municipality for a plan.'],
  ['lenen', 'Spullen om te lenen, en wanneer ze vrij zijn.', 'Things to borrow, and when they are free.'],
  ['fondsen', 'Geld voor plannen, en wat er verleend is.', 'Money for plans, and what was granted.'],
  [
    'juries',
    'Rondes van bewoners die wensen beoordelen, en wat er besloten is.',
    'Rounds of residents who judge wishes, and what was decided.',
  ],
  ['gebieden', 'Wijken, buurten en regiegroepgebieden.', 'Districts, neighbourhoods and jury areas.'],
  ['cijfers', 'Wat er geteld is.', 'What was counted.'],
  ['openapi', 'De beschrijving zelf.', 'The description itself.'],
] as const

type Document = ReturnType<OpenAPIHono['getOpenAPI31Document']>

/** The description of the API in OpenAPI 3.1, made from the schemas that check what it takes and gives. */
export function apiDocument({ settings, municipality }: Pick<Act, 'settings' | 'municipality'>): Document {
  const app = new OpenAPIHono()
  for (const { config } of operations) app.openAPIRegistry.registerPath(config)
  app.openAPIRegistry.registerComponent('securitySchemes', 'sleutel', {
    type: 'http',
    scheme: 'bearer',
    ...told(
      'Niet verplicht. Met een sleutel mag je meer vragen; je krijgt hetzelfde antwoord.',
      'Not required. With a key you may ask more; you get the same answer.',
    ),
  })
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: `Meemaken ${municipality.name}`,
      version: apiVersion,
      ...told(
        'Alles wat openbaar is op deze site, als gegevens. Alleen lezen, zonder aanmelden.',
        'All that is public on this site, as data. Reading only, without signing in.',
      ),
      contact: { name: municipality.name, url: municipality.website, email: municipality.email },
    },
    servers: [{ url: absolute({ settings }, '/api/v1') }],
    externalDocs: {
      url: absolute({ settings }, paths.apiPage()),
      ...told('Uitleg voor mensen.', 'For people.'),
    },
    security: [{}, { sleutel: [] }],
    tags: tags.map(([name, nl, en]) => ({ name, ...told(nl, en) })),
  })
}
