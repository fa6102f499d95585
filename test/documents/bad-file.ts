import type { RefusalCode } from '#src/documents/refusals.ts';

/** Bad files by name: as what each must be refused, and how to make it. */
export type BadFiles = Readonly<Record<string, readonly [refused: RefusalCode, make: () => Buffer]>>;
