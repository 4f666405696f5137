import { get, post, type Route } from '../people/index.ts'
import { composeAndSend, type FactsOf, showComposing } from './pages/compose.tsx'

/** The routes of this domain. What is known of a case comes from a domain further on, through `factsOf`. */
export const knowledgeRoutes = (factsOf: FactsOf): readonly Route[] => [
  get('/informatiepakket/:nummer', 'casework', showComposing(factsOf)),
  post('/informatiepakket/:nummer', 'casework', composeAndSend(factsOf)),
]
