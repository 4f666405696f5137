import { asset } from '../../kit/assets.ts'
import type { Example } from '../example.ts'
import { LeadPicture, Photos } from './photo.tsx'

const photo = { src: asset('icon.svg'), alt: 'Voorbeeld van een foto', width: 320, height: 240 }

export const examples: readonly Example[] = [
  { name: 'Eerste beeld van een pagina, zonder foto', node: <LeadPicture scene="food" /> },
  {
    name: 'Foto’s naast elkaar',
    node: <Photos photos={[photo, { ...photo, src: `${photo.src}?2`, alt: 'Nog een voorbeeld' }]} />,
  },
]
