/** What one kind of request took, asked again and again by many at once. */
export interface Latencies {
  readonly requests: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** So many clients ask, each waiting for its answer before it asks again, until the time is over. */
export async function asManyClients(
  clients: number,
  milliseconds: number,
  ask: (client: number, turn: number) => Promise<void>,
): Promise<Latencies> {
  const took: number[] = [];
  const began = performance.now();
  const one = async (client: number) => {
    for (let turn = 0; performance.now() - began < milliseconds; turn += 1) {
      const asked = performance.now();
      await ask(client, turn);
      took.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => one(client)));
  const seconds = (performance.now() - began) / 1000;
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? Number.NaN;
  return { requests: took.length, perSecond: took.length / seconds, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
