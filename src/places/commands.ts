import { existsSync, readFileSync } from 'node:fs'
import { type Command, Misused } from '../kit/command.ts'
import { importAreas } from './import.ts'
import { readJuryAreas } from './import-actions.ts'

export const placesCommands: readonly Command[] = [
  {
    name: 'import areas',
    usage: '<file.geojson>',
    summary: 'take districts or neighbourhoods from GeoJSON (WGS84)',
    run: async ({ act, args, say }) => {
      const [file] = args
      if (!file || args.length !== 1) throw new Misused('Give one GeoJSON file.')
      if (!existsSync(file)) throw new Misused(`There is no file ${file}.`)
      const juryAreas = readJuryAreas(act.settings.configDir)
      const done = await importAreas(act.db, JSON.parse(readFileSync(file, 'utf8')), juryAreas)
      say(`Imported ${done.districts} districts and ${done.neighbourhoods} neighbourhoods.`)
      if (done.unassigned.length > 0)
        say(`Without a jury area (the applicant chooses): ${done.unassigned.join(', ')}.`)
    },
  },
]
