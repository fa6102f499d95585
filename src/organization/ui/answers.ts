// What the server answers about units and people, as its schemas say.

export interface UnitAnswer {
  readonly id: string;
  readonly kind: string;
  readonly kindTitle: string;
  readonly name: string;
  /** What it is called today: 四年级. */
  readonly title: string;
  readonly code: string;
  readonly path: string;
  readonly since: string;
  readonly until?: string;
  readonly schoolKind?: string;
}

export interface UnitDetailAnswer {
  readonly unit: UnitAnswer;
  readonly above: readonly { readonly name: string; readonly path: string }[];
  readonly schoolKindTitle?: string;
  readonly pupils: number;
  /** Standing units below, by kind. */
  readonly below: Readonly<Record<string, number>>;
  readonly history: readonly UnitChangeAnswer[];
  readonly people: readonly {
    readonly holding: string;
    readonly person: string;
    readonly name: string;
    readonly title: string;
    readonly since: string;
  }[];
}

export interface UnitChangeAnswer {
  readonly kind: string;
  readonly title: string;
  readonly effective: string;
  readonly at: string;
  readonly by?: string;
  readonly name: string;
  readonly reason: string;
  readonly mergedInto?: string;
}

export interface PersonAnswer {
  readonly id: string;
  readonly name: string;
  readonly account?: string;
  readonly phone?: string;
  readonly state: 'new' | 'active' | 'sealed';
  readonly lastSeenAt?: string;
  readonly revision: number;
  readonly offices: readonly OfficeAnswer[];
}

export interface OfficeAnswer {
  readonly holding: string;
  readonly office: string;
  readonly title: string;
  readonly since: string;
  readonly unit: { readonly id: string; readonly name: string; readonly path: string; readonly kindTitle: string };
}

/** 一次性登录码 */
export interface CodeAnswer {
  readonly code: string;
  readonly until: string;
}

export interface ImportAnswer {
  readonly lines: readonly {
    readonly sheet: 'units' | 'people';
    readonly row: number;
    readonly title: string;
    readonly outcome: 'new' | 'there' | 'refused';
    readonly messages: readonly string[];
  }[];
  readonly units: number;
  readonly offices: number;
  readonly refused: number;
  readonly committed?: {
    readonly accounts: readonly {
      readonly person: string;
      readonly name: string;
      readonly account: string;
      readonly code: CodeAnswer;
    }[];
  };
}
