/** Where a command speaks: answers on `out`, progress and refusals on `err`. */
export interface Terminal {
  readonly out: (text: string | Uint8Array) => Promise<void>;
  readonly err: (text: string) => void;
  /** Is somebody watching `out`, so that colour and width make sense? */
  readonly isTerminal: boolean;
  /** Is somebody watching `err`, so that progress may be drawn and redrawn? */
  readonly showsProgress: boolean;
  /** Columns of the window. */
  readonly width: number;
}

/** 命令 — one word of the command line. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** The whole help, in Chinese, with examples. */
  readonly help: string;
  /** Answers the exit code: 0 done, 2 could not be done and `err` has said why. */
  readonly run: (argv: readonly string[], terminal: Terminal) => Promise<number>;
}
