import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks'

type Labels = Readonly<Record<string, string>>
/** One number, or several told apart by a label. */
type Reading = number | readonly (readonly [labels: Labels, value: number])[]

/** Figures of this process for who keeps watch, in the text format of Prometheus. Without names, paths or texts. */
export interface Metrics {
  /** Counts an answer, and how long it took. */
  answered(status: number, seconds: number): void
  /** A figure that is read when somebody asks; what cannot be read is left out. */
  gauge(name: string, help: string, read: () => Reading | Promise<Reading>): void
  text(): Promise<string>
}

const bounds = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

export function createMetrics(): Metrics {
  const classes = new Map<string, number>()
  const buckets = bounds.map(() => 0)
  const total = { count: 0, seconds: 0 }
  const gauges: {
    readonly name: string
    readonly help: string
    readonly read: () => Reading | Promise<Reading>
  }[] = []
  const delay: IntervalHistogram = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()

  const requests = (): readonly string[] => [
    ...head('meemaken_requests_total', 'Answers by class of status.', 'counter'),
    ...[...classes].sort().map(([name, value]) => line('meemaken_requests_total', { status: name }, value)),
    ...head('meemaken_request_seconds', 'How long answers took.', 'histogram'),
    ...bounds.map((bound, at) =>
      line('meemaken_request_seconds_bucket', { le: String(bound) }, buckets[at] ?? 0),
    ),
    line('meemaken_request_seconds_bucket', { le: '+Inf' }, total.count),
    line('meemaken_request_seconds_sum', {}, total.seconds),
    line('meemaken_request_seconds_count', {}, total.count),
  ]

  const metrics: Metrics = {
    answered: (status, seconds) => {
      const name = `${Math.floor(status / 100)}xx`
      classes.set(name, (classes.get(name) ?? 0) + 1)
      total.count += 1
      total.seconds += seconds
      bounds.forEach((bound, at) => {
        if (seconds <= bound) buckets[at] = (buckets[at] ?? 0) + 1
      })
    },
    gauge: (name, help, read) => {
      gauges.push({ name, help, read })
    },
    text: async () => {
      const parts = await Promise.all(gauges.map(readGauge))
      return `${[...requests(), ...parts.flat()].join('\n')}\n`
    },
  }
  metrics.gauge('meemaken_uptime_seconds', 'Since this process started.', () => process.uptime())
  metrics.gauge('meemaken_memory_bytes', 'Memory of this process.', () => process.memoryUsage().rss)
  metrics.gauge(
    'meemaken_event_loop_delay_seconds',
    'Highest wait for the processor since asked last.',
    () => {
      const highest = delay.max / 1e9
      delay.reset()
      return highest
    },
  )
  return metrics
}

async function readGauge(gauge: {
  readonly name: string
  readonly help: string
  readonly read: () => Reading | Promise<Reading>
}): Promise<readonly string[]> {
  try {
    const value = await gauge.read()
    const values = typeof value === 'number' ? [[{}, value] as const] : value
    return [
      ...head(gauge.name, gauge.help, 'gauge'),
      ...values.map(([labels, one]) => line(gauge.name, labels, one)),
    ]
  } catch {
    return []
  }
}

const head = (name: string, help: string, type: string): readonly string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${type}`,
]

function line(name: string, labels: Labels, value: number): string {
  const pairs = Object.entries(labels).map(([key, text]) => `${key}="${text}"`)
  return `${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}`
}
