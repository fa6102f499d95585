import { Drawer } from 'antd';
import type { ReactNode } from 'react';

interface Props {
  /** Read aloud. */
  readonly label: string;
  readonly children: ReactNode;
}

/** 全屏 — paper and cells need all the room there is; one leaves by a button, not by a slip of the Esc key. */
export function WholeScreen({ label, children }: Props): ReactNode {
  return (
    <Drawer
      open
      aria-label={label}
      placement="bottom"
      size="100%"
      closable={false}
      keyboard={false}
      mask={false}
      rootClassName="v-whole"
      styles={{ body: { padding: '8px 16px' } }}
    >
      {children}
    </Drawer>
  );
}
