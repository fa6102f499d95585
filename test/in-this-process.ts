import type { Apart } from '#src/app/server/whole-desk.ts';
import { readEvidence } from '#src/evidence/store/read-evidence.ts';
import { breath } from '#src/platform/breath.ts';
import { puzzleDesk } from '#src/platform/puzzle/puzzle-desk.ts';
import { compile, uncoveredIn } from '#src/printing/compile.ts';
import { openPress } from '#src/printing/press.ts';
import { readScan } from '#src/verification/returns/store/read-scan.ts';
import { printClasses } from '#src/verification/sheets/store/print-classes.ts';
import { plainInProcess } from './plain-in-process.ts';

/** What the product does in processes of their own, in this one: the sources under test have none built beside them. */
export const IN_THIS_PROCESS: Apart = {
  // Nobody here floods anybody.
  puzzles: puzzleDesk({ parts: 4, bits: 4 }),
  makePlain: plainInProcess,
  readEvidence,
  readScan,
  typeset: async (job) => {
    const uncovered = uncoveredIn(job);
    return uncovered.length > 0 ? { uncovered } : compile(job);
  },
  typesetSheets: async (classes, fd, hear, signal) => {
    for (const printed of printClasses(openPress(), classes, fd)) {
      hear(printed);
      await breath();
      signal.throwIfAborted();
    }
  },
};
