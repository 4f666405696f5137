import type { Example } from '../example.ts'
import { FileList } from '../file-list/file-list.tsx'
import { Conversation } from './conversation.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Gesprek met bijlage en een interne notitie',
    node: (
      <Conversation
        locale="nl"
        messages={[
          {
            key: '1',
            author: 'Noor Verhagen',
            mine: false,
            when: '12 november, 10.14 uur',
            dateTime: '2026-11-12T10:14',
            text: 'Dag Amira, wat een mooi plan.\nHeb je al een tekening van het veld?',
          },
          {
            key: '2',
            author: 'Amira Bensaïd',
            mine: true,
            when: '12 november, 19.40 uur',
            dateTime: '2026-11-12T19:40',
            text: 'Ja, hier is de schets van de buren.',
            files: (
              <FileList
                locale="nl"
                files={[{ name: 'schets-veld.pdf', href: '#', kind: 'PDF', bytes: 481_223 }]}
              />
            ),
          },
          {
            key: '3',
            author: 'Noor Verhagen',
            mine: false,
            when: '13 november, 9.02 uur',
            dateTime: '2026-11-13T09:02',
            text: 'Grond vraagt om een bodemonderzoek.',
            internal: 'alleen de gemeente ziet dit',
          },
        ]}
      />
    ),
  },
]
