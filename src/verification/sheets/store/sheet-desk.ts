import type { Desk } from '#src/platform/desk.ts';
import type { ClassSheets } from '../print/sheet-data.ts';
import type { PrintedClass } from './print-classes.ts';

/** 核对表的印刷 — whoever typesets for this desk: processes apart, or the test's own. */
export interface SheetDesk extends Desk {
  /** Class after class into an open file; `hear` is told of each as it lies there. Rejects when it was cancelled. */
  readonly typesetSheets: (
    classes: readonly ClassSheets[],
    fd: number,
    hear: (printed: PrintedClass) => void,
    signal: AbortSignal,
  ) => Promise<void>;
  /** `https://…`, at which guardians' phones find this server; `undefined` where they cannot, and the QR then holds the bare code. */
  readonly publicAddress?: string | undefined;
}
