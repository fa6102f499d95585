import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Terminal } from '#src/platform/command.ts';
import type { FindingBook } from './finding-book.ts';
import type { InspectionResult } from './inspection.ts';
import type { OpenedRoster } from './opened-rosters.ts';

/**
 * The one object that `check --json` prints; its shape is a contract with other programs and never changes:
 * `{"today","files":[{"file","rows"}],"findings":[{"file","row","code","severity","field","message"}],
 * "tallies":[{"code","asked","broken","crashed"}]}`. `rows` counts pupils; `row` is the row the spreadsheet shows.
 */
export async function writeJson(
  { out }: Terminal,
  today: LocalDate,
  rosters: readonly OpenedRoster[],
  book: FindingBook,
  { pupils, tallies }: InspectionResult,
): Promise<void> {
  const files = rosters.map(({ file }, i) => ({ file, rows: pupils[i] ?? 0 }));
  await out(`{"today":"${today}","files":${JSON.stringify(files)},"findings":[`);
  for (const piece of book.json()) await out(piece);
  await out(`],"tallies":${JSON.stringify(tallies)}}\n`);
  book.close();
}
