import type { ReactNode } from 'react';

interface Props {
  readonly label: string;
  /** The id of the box. */
  readonly of: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly children: ReactNode;
}

/** 填写项 — its label above, what is wrong with it below. */
export function Field({ label, of, hint, error, children }: Props): ReactNode {
  return (
    <div className="r-field">
      <label htmlFor={of}>{label}</label>
      {children}
      {hint !== undefined && error === undefined && <p className="r-quiet">{hint}</p>}
      {error !== undefined && (
        <p className="r-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
