import { type BatchState, OUTCOMES, type OutcomeName } from './batch.ts';

/** As much of a row as is told of it in a list. */
export interface ToldRow {
  readonly outcome: OutcomeName;
  readonly changes: readonly ToldCell[];
  readonly keyChanges: readonly ToldCell[];
  readonly withheld: readonly ToldCell[];
  readonly reason?: string | undefined;
}

interface ToldCell {
  readonly title: string;
  readonly before: string;
  readonly after: string;
}

/** Is it still to come, has it been done, or was it done and taken back, or never done? */
type Phase = 'ahead' | 'done' | 'undone' | 'dropped';

const PHASES: Readonly<Partial<Record<BatchState, Phase>>> = {
  committed: 'done',
  undone: 'undone',
  discarded: 'dropped',
};

const phaseOf = (state: BatchState): Phase => PHASES[state] ?? 'ahead';

/** 比对结果 under the name it has by now: 新建 before the batch is committed, 已新建 afterwards. */
export function outcomeTitle(outcome: OutcomeName, state: BatchState): string {
  const done = outcome === 'new' || outcome === 'changed' ? DONE[phaseOf(state)] : undefined;
  return done === undefined ? OUTCOMES[outcome] : done(OUTCOMES[outcome]);
}

const DONE: Readonly<Partial<Record<Phase, (title: string) => string>>> = {
  done: (title) => `已${title}`,
  undone: (title) => `${title}后撤销`,
  dropped: (title) => `未${title}`,
};

/** As `outcomeTitle`; a row that differs in key fields only is not the same, though nothing of it is imported. */
export function rowTitle({ outcome, keyChanges }: ToldRow, state: BatchState): string {
  return outcome === 'unchanged' && keyChanges.length > 0 ? '有关键信息差异' : outcomeTitle(outcome, state);
}

/** What became of a row, or will, in one sentence. */
export function rowInWords(row: ToldRow, state: BatchState): string {
  const { outcome, reason } = row;
  if (reason !== undefined) return reason;
  if (outcome === 'missing') return '学籍中有，表中没有；不会删除，请核对是否离校未办手续';
  if (outcome === 'new') return NEW[phaseOf(state)];
  return differences(row, state);
}

const NEW: Readonly<Record<Phase, string>> = {
  ahead: '学籍中没有，将新建学籍',
  done: '已新建学籍',
  undone: '新建过学籍，这批导入后来撤销了',
  dropped: '学籍中没有；这批没有导入',
};

function differences({ changes, keyChanges, withheld }: ToldRow, state: BatchState): string {
  const told = (cells: readonly ToldCell[]) => cells.map(inWords).join('，');
  const parts = [
    ...(changes.length > 0 ? [`${CHANGED[phaseOf(state)]}${told(changes)}`] : []),
    ...(keyChanges.length > 0 ? [`${KEY_CHANGES[phaseOf(state)]}：${told(keyChanges)}`] : []),
    ...(withheld.length > 0 ? [`未采用：${withheld.map(({ title }) => title).join('、')}`] : []),
  ];
  return parts.length > 0 ? parts.join('；') : '与学籍相同';
}

const CHANGED: Readonly<Record<Phase, string>> = {
  ahead: '',
  done: '已改：',
  undone: '改过，这批导入后来撤销了：',
  dropped: '没有改：',
};

const KEY_CHANGES: Readonly<Record<Phase, string>> = {
  ahead: '有关键信息差异，不直接改，待变更申请',
  done: '有关键信息差异，没有改，待变更申请',
  undone: '有关键信息差异，没有改',
  dropped: '有关键信息差异，没有改',
};

function inWords({ title, before, after }: ToldCell): string {
  return before === '' ? `${title} 补为 ${after}` : `${title} ${before} → ${after}`;
}
