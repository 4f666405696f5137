import type { Example } from '../example.ts'
import type { PictureStep } from './layout.ts'
import { ProcessPicture } from './process-picture.tsx'

const titles = ['Idee', 'Kennismaking', 'Advies', 'Besluit', 'Aan de slag', 'Klaar'] as const
const captions = ['2 november', '12 november', 'tot en met 8 januari', 'eind januari', '', ''] as const

const steps = (current: number): readonly PictureStep[] =>
  titles.map((title, index) => ({
    key: title,
    title,
    state: index < current ? 'done' : index === current ? 'current' : 'ahead',
    caption: captions[index] || undefined,
  }))

export const examples: readonly Example[] = [
  {
    name: 'Halverwege',
    node: (
      <ProcessPicture
        locale="nl"
        name="picture-half"
        steps={steps(2)}
        branchesNote="Soms vragen wij eerst meer informatie. Dan staat de klok stil."
      />
    ),
  },
  {
    name: 'Van een ander',
    node: <ProcessPicture locale="nl" name="picture-other" steps={steps(2)} of="het plan" />,
  },
  { name: 'Net begonnen', node: <ProcessPicture locale="nl" name="picture-start" steps={steps(0)} /> },
  { name: 'Helemaal klaar', node: <ProcessPicture locale="nl" name="picture-done" steps={steps(6)} /> },
  {
    name: 'Uitleg van een proces, nog niet begonnen',
    node: <ProcessPicture locale="nl" name="picture-none" steps={steps(-1)} />,
  },
  {
    name: 'Met een uitzondering',
    node: (
      <ProcessPicture
        locale="nl"
        name="picture-exception"
        steps={steps(-1)}
        exceptions={[{ key: 'x', title: 'Op de lijst van volgend jaar', caption: 'hoogstens 9 maanden' }]}
      />
    ),
  },
  {
    name: 'Lange namen',
    node: (
      <ProcessPicture
        locale="nl"
        name="picture-long"
        steps={[
          { key: 'a', title: 'Je vertelt je wens', state: 'done', caption: '3 mei' },
          { key: 'b', title: 'Wij kijken of alles er is', state: 'done', caption: '10 mei' },
          {
            key: 'c',
            title: 'De regiegroep beoordeelt je wens',
            state: 'current',
            caption: '12 juni, 19.30 uur',
          },
          { key: 'd', title: 'De gebiedsmanager beslist', state: 'ahead', caption: 'binnen 2 weken' },
          { key: 'e', title: 'Je krijgt het geld', state: 'ahead', caption: 'binnen 6 weken' },
        ]}
      />
    ),
  },
]
