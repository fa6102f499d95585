import { configDefaults, defineConfig } from 'vitest/config';

const patience = { testTimeout: 60_000, hookTimeout: 120_000 };

/** Tests that ask a database. Whatever else lies beside the sources needs none. */
const WITH_DATABASE = [
  'src/**/{store,routes}/**/*.test.ts',
  'src/{accounts,app,audit,findings,intake,organization,registry}/**/commands/**/*.test.ts',
  'src/platform/{database,http,tasks}/**/*.test.ts',
  'src/app/{server,seed,backup,keys,verify}/**/*.test.ts',
  'test/{schema-agrees,permissions-agree,authorization-matrix}.test.ts',
  'test/scenarios/**/*.test.ts',
];

/** What a registrar does, in a real browser, on the built product. */
const JOURNEYS = 'test/e2e/**/*.test.ts';

export default defineConfig({
  test: {
    // Many wait for a server, a browser or a database in a process of its own: one file at a time leaves a core idle.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'domain',
          include: ['src/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...WITH_DATABASE],
          ...patience,
        },
      },
      { test: { name: 'store', include: WITH_DATABASE, globalSetup: ['test/one-postgres.ts'], ...patience } },
      {
        test: {
          name: 'program',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...WITH_DATABASE, JOURNEYS],
          globalSetup: ['test/build-once.ts'],
          ...patience,
        },
      },
      {
        test: {
          name: 'journeys',
          include: [JOURNEYS],
          globalSetup: ['test/e2e/demo-counties.ts'],
          // After all else, each worker in a county of its own: an account has two sessions at most, and a third ends the first.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 180_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
