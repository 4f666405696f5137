import type { Example } from '../example.ts'
import { Steps } from './steps.tsx'

export const examples: readonly Example[] = [
  { name: 'Onderweg', node: <Steps locale="nl" current={2} total={5} /> },
  { name: 'Laatste', node: <Steps locale="en" current={5} total={5} /> },
]
