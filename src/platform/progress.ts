import type { Terminal } from './command.ts';

const REDRAW_AFTER = 100;
const BAR = 24;

/** A line that says how far the work has come; only where somebody is watching, and never left behind. */
export class Progress {
  readonly #terminal: Terminal;
  #drawnAt = 0;
  #isDrawn = false;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  /** Show what is being done, and which share of it is done, 0 to 1. */
  show(what: string, share: number): void {
    if (!this.#terminal.showsProgress || Date.now() - this.#drawnAt < REDRAW_AFTER) return;
    this.#drawnAt = Date.now();
    this.#isDrawn = true;
    const full = Math.round(BAR * Math.min(1, share));
    const percent = String(Math.round(100 * Math.min(1, share))).padStart(3);
    this.#terminal.err(`\r${what} ${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${percent}%\u001B[K`);
  }

  clear(): void {
    if (this.#isDrawn) this.#terminal.err('\r\u001B[K');
    this.#isDrawn = false;
  }
}
