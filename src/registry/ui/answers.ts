/** One line of a list of pupils, as the server gives it. */
export interface PupilRow {
  readonly id: string;
  readonly name: string;
  readonly pinyin: string;
  readonly sex: string;
  readonly grade: string;
  readonly unit: string;
  readonly place: Place;
  readonly status: string;
  readonly stage: string;
  readonly errors: number;
  readonly queries: number;
  /** In stars. */
  readonly cells: Readonly<Record<string, string>>;
  readonly as?: string | undefined;
  readonly former?: boolean | undefined;
}

interface Place {
  readonly school: string;
  readonly class: string;
}

/** A record as its own page shows it, as the server gives it. */
export interface ShownRecord {
  readonly id: string;
  readonly revision: number;
  readonly unit: string;
  readonly place: Place;
  readonly stage: string;
  readonly pinyin: string;
  readonly cells: Readonly<Record<string, string>>;
  readonly masked: readonly string[];
  readonly editable: boolean;
  readonly hasPhoto: boolean;
  readonly openedOn?: string | undefined;
  readonly endedOn?: string | undefined;
  readonly day?: string | undefined;
}

export interface PupilCount {
  readonly total: number;
  readonly byStatus: readonly Counted[];
  readonly byGrade: readonly Counted[];
}

interface Counted {
  readonly code: string;
  readonly count: number;
}
