/**
 * Waits for statements that were begun together within one transaction, where they queue for its connection. All of them have
 * ended before the first failure is thrown: none may reach the database when the transaction is over.
 */
export async function allWritten(writing: readonly Promise<void>[]): Promise<void> {
  for (const ended of await Promise.allSettled(writing)) if (ended.status === 'rejected') throw ended.reason;
}
