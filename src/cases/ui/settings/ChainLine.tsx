import type { ReactNode } from 'react';
import { OFFICES } from '#src/organization/office.ts';
import type { Step } from '#src/workflow/procedure.ts';

/** 学校核验（学校领导，10 天） → 县局审核（县局基础教育股，10 天） */
export function ChainLine({ steps }: { readonly steps: readonly Step[] }): ReactNode {
  return (
    <ol className="r-chain">
      {steps.map(({ id, title, by, of, withinWorkingDays, outside }) => (
        <li key={id}>
          <b>{title}</b>
          <span>
            {of === 'receiving' ? '转入方' : ''}
            {OFFICES[by].title} · {withinWorkingDays} 个工作日{outside ? ' · 系统外' : ''}
          </span>
        </li>
      ))}
    </ol>
  );
}
