/** A file that looks odd and is right: the sheets it must be read as, and the warnings, names in them left out. */
interface Oddity {
  readonly make: () => Buffer | Promise<Buffer>;
  readonly sheets: Readonly<Record<string, readonly (readonly string[])[]>>;
  readonly warnings?: readonly string[];
}

export type Oddities = Readonly<Record<string, Oddity>>;
