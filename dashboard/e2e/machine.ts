/** A machine with a connector that knows the least: it samples in real time and posts batches. */
export interface Sent {
  /** Milliseconds since the epoch. */
  time: number;
  value: number;
}

interface Verdict {
  /** Late samples may still change it. */
  provisional: boolean;
  alert_count: number;
}

const PERIOD_MS = 20;
const ROWS = 10;
/** Until what a cycle brings with it can be read. */
const PATIENCE_MS = 120_000;

export class Machine {
  /** What was sent of each sensor, in order. */
  readonly sent = new Map<string, Sent[]>();
  private readonly cycles: string[] = [];

  private constructor(
    private readonly url: string,
    readonly streamId: string,
    readonly name: string,
    private readonly sensors: readonly string[],
    private readonly key: string | undefined,
  ) {
    sensors.forEach((sensor) => this.sent.set(sensor, []));
  }

  /** @param key of a connector, where one is asked for */
  static async register(
    url: string,
    name: string,
    sensorCount = 3,
    key?: string,
  ): Promise<Machine> {
    const sensors = Array.from({ length: sensorCount }, (_, i) => `s${i}`);
    const registration = {
      device_name: name,
      sensor_count: sensorCount,
      sensors: sensors.map((id, i) => ({
        sensor_id: id,
        name: `Sensor ${i}`,
        type: 'analog',
        unit: 'kN',
      })),
    };
    const answer = await post<{ stream_id: string }>(`${url}/api/live/register`, registration, key);
    return new Machine(url, answer.stream_id, name, sensors, key);
  }

  async start(): Promise<string> {
    const { cycle_id } = await this.command('start');
    this.cycles.push(cycle_id);
    return cycle_id;
  }

  async stop(): Promise<void> {
    await this.command('stop');
  }

  async abort(): Promise<void> {
    await this.command('abort');
  }

  /** Samples for a while, a batch at a time. @param silent sensors that do not take part */
  async run(milliseconds: number, silent: readonly string[] = []): Promise<void> {
    const begin = Date.now();
    for (let row = 0; row * PERIOD_MS < milliseconds; row += ROWS) {
      await sleep(begin + (row + ROWS) * PERIOD_MS - Date.now());
      const samples = this.sensors
        .filter((sensor) => !silent.includes(sensor))
        .flatMap((sensor) =>
          Array.from({ length: ROWS }, (_, i) => this.sample(sensor, begin, row + i, milliseconds)),
        );
      await post(`${this.url}/api/live/batch`, { stream_id: this.streamId, samples }, this.key);
    }
  }

  /** Samples as long as something is looked at that is there only meanwhile. */
  async runWhile(look: () => Promise<void>): Promise<void> {
    let isLooking = true;
    const run = async () => {
      do await this.run(1000);
      while (isLooking);
    };
    await Promise.all([run(), look().finally(() => (isLooking = false))]);
  }

  /** One whole cycle; returns its id. */
  async cycle(milliseconds = 1000, silent: readonly string[] = []): Promise<string> {
    const id = await this.start();
    await this.run(milliseconds, silent);
    await this.stop();
    return id;
  }

  /** Waits until the cycle's verdict can be read. */
  async analysed(cycleId: string): Promise<void> {
    await eventually(`cycle ${cycleId} is analysed`, () => this.verdict(cycleId));
  }

  /** The id of the cycle that others are compared with; null as long as there is none. */
  async reference(): Promise<string | null> {
    const answer = await fetch(`${this.url}/api/live/stream/${this.streamId}/status`);
    if (!answer.ok) return null;
    const { cycle_status } = (await answer.json()) as {
      cycle_status: { reference_cycle_id: string | null };
    };
    return cycle_status.reference_cycle_id;
  }

  /** Waits until every cycle begun here is judged for good and its alerts are there; returns how many. */
  alertsSettled(): Promise<number> {
    return eventually('alerts are raised, and all of them', async () => {
      const verdicts = await Promise.all(this.cycles.map((cycle) => this.verdict(cycle)));
      if (verdicts.some((verdict) => !verdict || verdict.provisional)) return undefined;
      const raised = verdicts.reduce((sum, verdict) => sum + (verdict?.alert_count ?? 0), 0);
      const answer = await fetch(`${this.url}/api/live/alerts?stream_id=${this.streamId}`);
      if (!answer.ok) return undefined;
      const { alerts } = (await answer.json()) as { alerts: unknown[] };
      return alerts.length === raised && raised > 0 ? raised : undefined;
    });
  }

  /** Undefined as long as there is none. */
  private async verdict(cycleId: string): Promise<Verdict | undefined> {
    const answer = await fetch(`${this.url}/api/live/cycles/${cycleId}/analysis`);
    return answer.ok ? ((await answer.json()) as Verdict) : undefined;
  }

  private sample(sensor: string, begin: number, row: number, length: number) {
    const time = begin + row * PERIOD_MS;
    const scale = this.sensors.indexOf(sensor) + 1;
    const value = scale * Math.sin((Math.PI * row * PERIOD_MS) / length);
    this.sent.get(sensor)?.push({ time, value });
    return {
      timestamp: new Date(time).toISOString(),
      sensor_id: sensor,
      sensor_name: `Sensor ${this.sensors.indexOf(sensor)}`,
      value,
      unit: 'kN',
      quality: 1,
    };
  }

  private command(name: string): Promise<{ cycle_id: string }> {
    return post(`${this.url}/api/live/cycle/${name}?stream_id=${this.streamId}`, {}, this.key);
  }
}

async function eventually<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(200)) {
    const found = await look();
    if (found !== undefined) return found;
  }
  throw new Error(`not so in the end: ${what}`);
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));
}

async function post<T>(url: string, body: unknown, key?: string): Promise<T> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(key && { Authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
}
