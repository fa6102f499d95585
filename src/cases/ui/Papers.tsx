import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { CaseView } from './answers.ts';

/** 打印 — the application form from the first day, the receipt once submitted, the decision once closed. */
export function Papers({ view }: { readonly view: CaseView }): ReactNode {
  const { id, state } = view;
  const isSubmitted = state !== 'draft';
  const isDecided = state === 'done' || state === 'refused';
  return (
    <>
      <Paper href={`/api/cases/${id}/form.pdf`} title="打印申请表" />
      {isSubmitted && <Paper href={`/api/cases/${id}/receipt.pdf`} title="打印回执" />}
      {isDecided && <Paper href={`/api/cases/${id}/decision.pdf`} title="打印办理结果" />}
    </>
  );
}

function Paper({ href, title }: { readonly href: string; readonly title: string }): ReactNode {
  return (
    <Button href={href} target="_blank" rel="noopener">
      {title}
    </Button>
  );
}
