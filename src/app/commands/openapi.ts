import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { today } from '#src/platform/clock.ts';
import type { Command } from '#src/platform/command.ts';
import type { Database } from '#src/platform/database/database.ts';
import type { Schema } from '#src/platform/database/schema.ts';
import { newRing } from '#src/platform/sealing/key-ring.ts';
import { sealOf } from '#src/platform/sealing/sealing.ts';
import { makeServer } from '../server/make-server.ts';

const HELP = `用法：renji openapi

输出接口说明（OpenAPI 3.1，JSON）。不需要数据库。

例：
  renji openapi > 接口说明.json
`;

/** 接口说明 — what /api/openapi.json answers, printed without any database: the browser's client is typed from it. */
export const openapi: Command = {
  name: 'openapi',
  summary: '输出接口说明（OpenAPI 3.1）',
  help: HELP,
  run: async (_argv, terminal) => {
    const clock = { now: () => new Date(), today };
    const app = await makeServer({ db: noDatabase(), seal: sealOf(newRing()), clock, demo: false });
    await terminal.out(`${JSON.stringify(app.swagger(), undefined, 2)}\n`);
    await app.close();
    return 0;
  },
};

/** Routes are described, never asked. */
function noDatabase(): Database {
  return new Kysely<Schema>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}
