/** A file that looks odd and is right: the sheets it must be read as. */
export interface Oddity {
  readonly make: () => Buffer | Promise<Buffer>;
  readonly sheets: Readonly<Record<string, readonly (readonly string[])[]>>;
  readonly warnings?: readonly string[];
}

export const GOOD_ODDITIES: Readonly<Record<string, Oddity>> = {};
