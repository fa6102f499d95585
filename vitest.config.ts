import { defineConfig } from 'vitest/config';

const patience = { testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'domain', include: ['src/**/*.test.ts'], ...patience } },
      { test: { name: 'program', include: ['test/**/*.test.ts'], globalSetup: ['test/build-once.ts'], ...patience } },
    ],
  },
});
