import { useNavigate, useSearch } from '@tanstack/react-router';

/**
 * 筛选条件 — what a list is narrowed to lives in the address, so that it can be shared and comes back with the back button.
 * Every value is a text; what is absent is not narrowed. Never a name or a number of a person: those are searched by body.
 */
export function useFilters<Name extends string>(names: readonly Name[]) {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const filters: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = search[name];
    if (typeof value === 'string' && value !== '') filters[name] = value;
  }
  const narrow = (change: Readonly<Partial<Record<Name, string | undefined>>>) =>
    navigate({ to: '.', search: withoutEmpty({ ...search, ...change }), replace: true });
  return [filters as Readonly<Partial<Record<Name, string>>>, narrow] as const; // filled above, and from now on only read
}

function withoutEmpty(search: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''));
}
