import type { Example } from '../example.ts'
import { FileList } from './file-list.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Twee bestanden',
    node: (
      <FileList
        locale="nl"
        files={[
          { name: 'Informatiepakket', href: '#', kind: 'PDF', bytes: 2_310_000 },
          { name: 'veld-in-maart.jpg', href: '#', kind: 'foto', bytes: 481_000 },
        ]}
      />
    ),
  },
]
