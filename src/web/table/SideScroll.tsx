import type { ReactNode } from 'react';

interface Props {
  readonly label: string;
  /** Pixels below which its columns cannot be read; a narrower screen moves it sideways, the page stays where it is. */
  readonly least: number;
  readonly children: ReactNode;
}

/** 横向滚动 — around a short table of antd, whose own frame no key reaches. */
export function SideScroll({ label, least, children }: Props): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without a mouse, arrows move what is wider than the screen
    <section className="r-sideways" aria-label={label} tabIndex={0}>
      <div style={{ minWidth: least }}>{children}</div>
    </section>
  );
}
