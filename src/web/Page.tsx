import { Link } from '@tanstack/react-router';
import { Breadcrumb } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { momentInWords } from './dates.ts';
import { PageState, type Waiting } from './PageState.tsx';

interface Crumb {
  readonly title: string;
  /** Where it leads; the last one stays without. */
  readonly to?: string;
}

interface Props {
  readonly title: string;
  /** What the page shows, in one quiet line: which unit, as of when, how many. */
  readonly subtitle?: ReactNode;
  readonly breadcrumb?: readonly Crumb[];
  readonly actions?: ReactNode;
  /** A TanStack query the whole page waits for: skeleton, refusal and retry are shown by themselves. */
  readonly query?: Waiting;
  readonly children?: ReactNode;
}

/** 页面 — the frame of every screen: heading, way back, deeds, and what to show while there is nothing yet to show. */
export function Page({ title, subtitle, breadcrumb, actions, query, children }: Props): ReactNode {
  useEffect(() => {
    document.title = `${title} · 人籍`;
  }, [title]);
  return (
    <div className="r-page">
      <header className="r-page-head">
        {breadcrumb !== undefined && (
          <Breadcrumb className="r-no-print" items={breadcrumb.map((crumb) => ({ title: titleOf(crumb) }))} />
        )}
        <div className="r-page-title">
          <h1>{title}</h1>
          {actions !== undefined && <div className="r-page-actions r-no-print">{actions}</div>}
        </div>
        {subtitle !== undefined && <div className="r-page-subtitle">{subtitle}</div>}
        <p className="r-print-only">打印时间：{momentInWords(new Date())}　人籍学籍工作台</p>
      </header>
      <PageState query={query}>{children}</PageState>
    </div>
  );
}

function titleOf({ title, to }: Crumb): ReactNode {
  return to === undefined ? title : <Link to={to}>{title}</Link>;
}
