import { PROCEDURES } from '#src/procedures/index.ts';
import { CASE_STATES } from '#src/workflow/case.ts';
import { PROCEDURE_GROUPS, type ProcedureGroup } from '#src/workflow/procedure.ts';

/** What lists of cases are narrowed by in the address; a name is not among it. */
export const CASE_FILTERS = ['scope', 'state', 'procedure', 'due', 'unit', 'since', 'filed'] as const;

export type CaseFilters = Readonly<Partial<Record<(typeof CASE_FILTERS)[number], string>>>;

/** 范围 — my desk, what my school applied for, everything in reach. */
export const SCOPES = { mine: '待我办理', applied: '我校填报', all: '全部' } as const;

export type Scope = keyof typeof SCOPES;

/** An address made by hand says nothing of scopes that do not exist. */
export function scopeOf({ scope }: CaseFilters): Scope {
  return scope === 'applied' || scope === 'all' ? scope : 'mine';
}

interface Choice {
  readonly name: 'state' | 'procedure' | 'due';
  readonly label: string;
  readonly options: readonly Option[];
}

interface Option {
  readonly value?: string;
  readonly label: string;
  readonly options?: readonly Option[];
}

/** 筛选项 — in the order in which a desk narrows its list. */
export const CASE_CHOICES: readonly Choice[] = [
  {
    name: 'state',
    label: '状态',
    options: Object.entries(CASE_STATES).map(([value, label]) => ({ value, label })),
  },
  {
    name: 'due',
    label: '期限',
    options: [
      { value: 'overdue', label: '已超期' },
      { value: 'soon', label: '三日内到期' },
    ],
  },
  {
    name: 'procedure',
    label: '业务',
    options: proceduresByGroup().map(({ title, procedures }) => ({
      label: title,
      options: procedures.map(({ id, title: label }) => ({ value: id, label })),
    })),
  },
];

/** 业务目录 by group, in the order of the menu; groups without a procedure are left out. */
export function proceduresByGroup() {
  return (Object.keys(PROCEDURE_GROUPS) as ProcedureGroup[]) // the keys of a literal object
    .map((group) => ({
      group,
      title: PROCEDURE_GROUPS[group],
      procedures: PROCEDURES.filter((procedure) => procedure.group === group),
    }))
    .filter(({ procedures }) => procedures.length > 0);
}
