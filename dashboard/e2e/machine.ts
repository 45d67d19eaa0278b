/** A machine with a connector that knows the least: it samples in real time and posts batches. */
export interface Sent {
  /** Milliseconds since the epoch. */
  time: number;
  value: number;
}

const PERIOD_MS = 20;
const ROWS = 10;

export class Machine {
  /** What was sent of each sensor, in order. */
  readonly sent = new Map<string, Sent[]>();

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
    return (await this.command('start')).cycle_id;
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

  /** One whole cycle; returns its id. */
  async cycle(milliseconds = 1000, silent: readonly string[] = []): Promise<string> {
    const id = await this.start();
    await this.run(milliseconds, silent);
    await this.stop();
    return id;
  }

  /** Waits until the cycle's verdict can be read. */
  async analysed(cycleId: string): Promise<void> {
    const end = Date.now() + 30_000;
    while (Date.now() < end) {
      const answer = await fetch(`${this.url}/api/live/cycles/${cycleId}/analysis`);
      if (answer.ok) return;
      await sleep(200);
    }
    throw new Error(`cycle ${cycleId} is not analysed`);
  }

  /** The id of the cycle that others are compared with; null as long as there is none. */
  async reference(): Promise<string | null> {
    const answer = await fetch(`${this.url}/api/live/stream/${this.streamId}/status`);
    const { cycle_status } = (await answer.json()) as {
      cycle_status: { reference_cycle_id: string | null };
    };
    return cycle_status.reference_cycle_id;
  }

  /** Waits until alerts are there and no more are added; returns how many. */
  async alertsSettled(): Promise<number> {
    const end = Date.now() + 30_000;
    for (let before = 0; Date.now() < end; await sleep(1_000)) {
      const answer = await fetch(`${this.url}/api/live/alerts?stream_id=${this.streamId}`);
      const { alerts } = (await answer.json()) as { alerts: unknown[] };
      if (alerts.length > 0 && alerts.length === before) return before;
      before = alerts.length;
    }
    throw new Error('no alert was raised, or they never end');
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
