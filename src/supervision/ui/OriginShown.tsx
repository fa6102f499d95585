import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Origin } from '../supervision.ts';

/** 因何督办 — the matter or figure, and the way to its list. */
export function OriginShown({ origin: { title, door } }: { readonly origin: Origin }): ReactNode {
  return (
    <p className="s-origin">
      因何督办：
      {door === undefined ? (
        <b>{title}</b>
      ) : (
        <Link to={door.to} params={door.params ?? {}} search={door.search ?? {}}>
          {title}
        </Link>
      )}
    </p>
  );
}
