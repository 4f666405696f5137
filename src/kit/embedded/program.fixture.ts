// A program as small as possible that owns a database: started, interrupted and killed by embedded.test.ts.
import { AlreadyRunning, startEmbedded } from '../embedded.ts'

const tell = (message: object): void => console.log(JSON.stringify(message))

try {
  const database = await startEmbedded({
    dataDir: process.argv[2] ?? '',
    say: (said) => tell({ said }),
    onLost: (lost) => tell({ lost }),
  })
  await database.announce('http://localhost:3000')
  const stop = async (): Promise<void> => {
    await database.stop()
    tell({ stopped: true })
    process.exit(0)
  }
  process.once('SIGINT', stop)
  // A test run that is killed takes its programs along.
  process.stdin.once('end', stop).resume()
  // Last: who reads this may interrupt at once.
  tell({ url: database.url })
} catch (error) {
  if (!(error instanceof Error)) throw error
  tell({ refused: error.message, already: error instanceof AlreadyRunning })
  process.exit(1)
}
