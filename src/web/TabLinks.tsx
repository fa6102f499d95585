import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import './tab-links.css';

interface TabLink {
  readonly key: string;
  readonly title: ReactNode;
  /** What the address says when this part is open. */
  readonly search: Readonly<Record<string, string | undefined>>;
}

interface Props {
  readonly label: string;
  readonly to: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly tabs: readonly TabLink[];
  /** The key of the part that is open. */
  readonly open: string | undefined;
}

/** 分栏 — the parts of one room, each with an address of its own; what does not fit is swept into sight. */
export function TabLinks({ label, to, params, tabs, open }: Props): ReactNode {
  return (
    <nav className="r-tab-links r-no-print" aria-label={label}>
      {tabs.map(({ key, title, search }) => (
        <Link
          key={key}
          to={to}
          {...(params && { params })}
          search={search}
          // One link is current, the one that is open: the address may say more than what tells them apart.
          activeOptions={{ exact: true, includeSearch: true }}
          aria-current={key === open ? 'page' : undefined}
        >
          {title}
        </Link>
      ))}
    </nav>
  );
}
