import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface DoorProps {
  readonly change: Readonly<Record<string, string | undefined>>;
  readonly label?: string;
  readonly children: ReactNode;
}

/** The same view narrowed; everything else in the address stays. */
export function Door({ change, label, children }: DoorProps): ReactNode {
  return (
    <Link
      to="."
      search={(before: Readonly<Record<string, unknown>>) => ({ ...before, ...change })}
      {...(label && { 'aria-label': label })}
    >
      {children}
    </Link>
  );
}
