import type { Example } from '../example.ts'
import { Meter } from '../meter/meter.tsx'
import { TaskList } from './task-list.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Wat vandaag moet, het dringendste eerst',
    node: (
      <TaskList
        label="Wat moet ik vandaag doen? (voorbeeld)"
        tasks={[
          {
            key: 'late',
            title: 'Kom je toezegging na: zand en schelpen leveren',
            href: '#',
            about: '2026-0031 Opfleuren Strandwal',
            status: { label: '12 dagen te laat', tone: 'bad' },
          },
          {
            key: 'message',
            title: 'Beantwoord een bericht',
            href: '#',
            about: '2026-0042 Pluktuin aan de dijk',
            status: { label: 'sinds 3 werkdagen', tone: 'wait' },
          },
          {
            key: 'new',
            title: 'Een bankje bij de speeltuin',
            href: '#',
            facts: ['Wijkwens', 'Sterrenburg'],
            more: (
              <Meter label="Contact binnen 5 werkdagen:" value={3} max={5} valueText="3 van de 5 werkdagen" />
            ),
          },
        ]}
      />
    ),
  },
]
