import type { Example } from '../example.ts'
import { sceneNames } from './scenes.tsx'
import { Vignette } from './vignette.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Alle tekeningen',
    node: (
      <ul class="plain-list vignette-sheet">
        {sceneNames.map((scene) => (
          <li>
            <Vignette scene={scene} /> {scene}
          </li>
        ))}
      </ul>
    ),
  },
  {
    name: 'Met een beschrijving',
    node: (
      <div class="vignette-sheet">
        <Vignette scene="food" label="Tekening van een voedselbos met fruitbomen" />
      </div>
    ),
  },
]
