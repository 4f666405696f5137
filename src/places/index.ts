export {
  type AreaEdit,
  addArea,
  bringBack,
  editArea,
  merge,
  type NewAreaInput,
  retire,
} from './actions.ts'
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
export { type FileArea, type FileFault, mostAreas, type ReadFile, readAreaFile } from './file.ts'
export { districtAt, middleOf, nearestDistrict, neighbourhoodAt } from './find.ts'
export { areasToFind } from './findable.ts'
export {
  boxOf,
  comesWithin,
  contains,
  type Geometry,
  metresBetween,
  type Point,
  thinned,
} from './geometry.ts'
export { type Imported, importAreas, importDrawing, type JuryAreas } from './import.ts'
export {
  dropImport,
  keepAreaFile,
  type LookedAt,
  lookAtImport,
  type MissingFate,
  takeAreas,
  undoImport,
  whyNotUndone,
} from './import-actions.ts'
export { areaChoices, areaLabel } from './names.ts'
export { placesRoutes } from './routes.ts'
export {
  type AreaChange,
  fieldsOf,
  type ImportPlan,
  importLevels,
  type KnownArea,
  likelyReading,
  type PlannedArea,
  type PlanProblem,
  type Reading,
} from './rules.ts'
export { knownAreas } from './store/changes.ts'
export { type AreaImport, areaImports, contentOf, importById, lastImport } from './store/imports.ts'
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
  shapesById,
  shapesOf,
} from './store.ts'
export { areaIdsWithin, areasAroundIn } from './tree.ts'
