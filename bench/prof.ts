import { spawn } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startEmbedded } from '../src/kit/embedded.ts'
import { projectRoot } from '../src/kit/settings.ts'
import { load } from './load.ts'
const dataDir = join(projectRoot, 'data', 'bench')
const embedded = await startEmbedded({ dataDir, say: console.log, onLost: console.log })
let out=''
const child = spawn(process.execPath, [...(process.env.PROF ? ['--cpu-prof','--cpu-prof-dir=/tmp/prof'] : []), 'start.mjs'], { env: { ...process.env, PORT: '0', MEEMAKEN_DATA_DIR: dataDir, DATABASE_URL: embedded.url, MEEMAKEN_DEMO: 'off', MEEMAKEN_ROLE: 'web', HOST: '127.0.0.1', MEEMAKEN_PAGE_CACHE: 'off' } })
child.stdout.on('data', (c) => { out += c }); child.stderr.on('data', (c) => { out += c })
let address = ''
while (!address) { address = /^Meemaken .*?: (http\S+)$/m.exec(out)?.[1] ?? ''; await wait(20) }
const path = process.argv[2] ?? '/initiatieven'
await load(`${address}${path}`, { seconds: 3 })
const cpu=(pid: number)=>{const f=readFileSync(`/proc/${pid}/stat`,'utf8').split(') ')[1]!.split(' ');return (Number(f[11])+Number(f[12]))*10}
const b=cpu(child.pid!); const r=await load(`${address}${path}`, { seconds: 6 }); const a=cpu(child.pid!); console.log(r,'cpu ms/request',(a-b)/(r.perSecond*6))
child.kill('SIGINT'); await new Promise((done) => child.on('exit', done))
await embedded.stop()
process.exit(0)
