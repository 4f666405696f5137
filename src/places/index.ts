export {
  areaData,
  areaFeature,
  areaFeatureSchema,
  areaFeatures,
  areaReference,
  areaReferenceSchema,
  areaSchema,
  areasData,
  levelChoice,
} from './api.ts'
export { placesCommands } from './commands.ts'
export { districtAt, middleOf, nearestDistrict, neighbourhoodAt } from './find.ts'
export { areasToFind } from './findable.ts'
export { boxOf, contains, type Geometry, metresBetween, type Point } from './geometry.ts'
export { type Imported, importAreas, importDrawing, type JuryAreas } from './import.ts'
export { areaChoices, areaLabel } from './names.ts'
export { placesRoutes } from './routes.ts'
export {
  type Area,
  type AreaLevel,
  type AreaShape,
  allAreas,
  areaByCode,
  areaById,
  areaBySlug,
  areasHolding,
  mapFeatures,
  shapesOf,
} from './store.ts'
