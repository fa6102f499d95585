import { AutoComplete } from 'antd';
import type { ReactNode } from 'react';
import { useChildren } from '#src/organization/ui/unit-queries.ts';
import { CODE_TABLES } from '#src/registry/codes.ts';
import { useSession } from '#src/web/session.ts';

interface Props {
  readonly id: string;
  readonly value: string;
  /** The label of a grade, or where the pupil is: `小学四年级`, `丹水镇中心小学 四年级1班`; without one, the classes of all grades. */
  readonly grade: string | undefined;
  readonly placeholder: string;
  readonly status: '' | 'error';
  readonly 'aria-describedby'?: string | undefined;
  readonly onChange: (text: string) => void;
  readonly onLeave: (text: string) => void;
}

/** 班级 — the classes the school has are offered; another name may be typed, since a new class begins with its first pupil. */
export function ClassBox({ grade, value, onChange, onLeave, ...box }: Props): ReactNode {
  const classes = useClasses(grade);
  return (
    <AutoComplete
      {...box}
      value={value}
      options={classes.map((name) => ({ value: name }))}
      showSearch={{ filterOption: (typed, option) => option?.value.includes(typed.trim()) ?? false }}
      onChange={(text: string | undefined) => onChange(text ?? '')}
      onSelect={(text) => onLeave(text ?? '')}
      onBlur={() => onLeave(value)}
    />
  );
}

/** By their names, each once: in two grades there is a 1班 each. */
function useClasses(grade: string | undefined): readonly string[] {
  const { unit } = useSession();
  const grades = (useChildren([unit]).get(unit) ?? []).filter(({ kind }) => kind === 'grade');
  const meant = grades.filter(({ title }) => grade !== undefined && isCalled(title, grade));
  const below = useChildren((meant.length > 0 ? meant : grades).map(({ path }) => path));
  const names = [...below.values()].flat().map(({ title }) => title);
  return [...new Set(names)].sort((one, other) => one.localeCompare(other, 'zh', { numeric: true }));
}

/** 七年级 is 初中一年级 in the code table. */
function isCalled(title: string, grade: string): boolean {
  if (grade.includes(title)) return true;
  return CODE_TABLES.grade.some(({ label, also = [] }) => label === grade && also.includes(title));
}
