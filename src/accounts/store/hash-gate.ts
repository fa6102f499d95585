/** What the gate answers when too many are already waiting. */
export const BUSY = Symbol('busy');

/**
 * 排队 — lets so many pieces of work run at once, so many more wait, and turns the rest away. A flood of sign-ins then costs the
 * flood its answers, and not the county its server.
 */
export function gate(most: number, mostWaiting: number) {
  const waiting: (() => void)[] = [];
  let running = 0;

  return async <T>(work: () => Promise<T>): Promise<T | typeof BUSY> => {
    if (running >= most) {
      if (waiting.length >= mostWaiting) return BUSY;
      await new Promise<void>((resolve) => waiting.push(resolve)); // whoever leaves hands its place on
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
