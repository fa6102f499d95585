import { DuckDBInstance } from '@duckdb/node-api';
import { type Errand, statementsFor } from './statements.ts';

/** Let DuckDB check a roster, from the file to the written findings, on two threads. */
export async function checkWithDuckDB(errand: Errand): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  try {
    for (const statement of statementsFor(errand)) await connection.run(statement);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
