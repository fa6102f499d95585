import type { ReactNode } from 'react';

interface Props<Key extends string> {
  readonly label: string;
  readonly choices: readonly (readonly [Key, string])[];
  readonly value: Key | undefined;
  readonly choose: (key: Key) => void;
}

/** 选一个 — large enough for a thumb. */
export function Chips<Key extends string>({ label, choices, value, choose }: Props<Key>): ReactNode {
  return (
    <fieldset className="d-chips">
      <legend>{label}</legend>
      {choices.map(([key, title]) => (
        <button key={key} type="button" aria-pressed={key === value} onClick={() => choose(key)}>
          {title}
        </button>
      ))}
    </fieldset>
  );
}
