import { execFileSync } from 'node:child_process';

/** The scenario tests run the program as it ships, so it is built once before them. */
export function setup() {
  execFileSync(process.execPath, ['bin/build.mjs'], { stdio: 'inherit' });
}
