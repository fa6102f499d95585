import { Button, Checkbox, Popover } from 'antd';
import type { ReactNode } from 'react';
import type { Column } from './columns.ts';

interface Props<Row> {
  readonly columns: readonly Column<Row>[];
  readonly shown: readonly Column<Row>[];
  readonly choose: (keys: readonly string[]) => void;
}

/** 选列 — which columns a table shows. */
export function ColumnChooser<Row>({ columns, shown, choose }: Props<Row>): ReactNode {
  const optional = columns.filter((column) => column.optional);
  if (optional.length === 0) return null;
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <Checkbox.Group
          className="r-chooser"
          options={optional.map(({ key, title }) => ({ value: key, label: title }))}
          value={shown.map(({ key }) => key)}
          onChange={(keys) => choose(keys.map(String))}
        />
      }
    >
      <Button size="small">选列</Button>
    </Popover>
  );
}
