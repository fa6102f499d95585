import { Button, Popconfirm } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { Nothing } from '#src/web/PageState.tsx';
import { cellsOfMember, MOST_MEMBERS, membersOf } from '../cells.ts';
import type { CellName } from '../record.ts';
import type { ShownRecord } from './answers.ts';
import { CellGroup, type WantedCell } from './CellGroup.tsx';
import type { Check, Draft } from './draft.ts';

interface Props {
  readonly record: ShownRecord;
  readonly reveal: ((name: CellName, reason: string) => Promise<Answer<string>>) | undefined;
  readonly check: Check | undefined;
  readonly save: (draft: Draft) => Promise<Answer<unknown>>;
  readonly wanted?: WantedCell | undefined;
}

/** 家庭成员 — any number of them; the national template takes the first two. */
export function Family(props: Props): ReactNode {
  const { record, save } = props;
  const [added, setAdded] = useState<number>();
  const there = membersOf(record.cells);
  const members = added === undefined || there.includes(added) ? there : [...there, added];
  const next = Array.from({ length: MOST_MEMBERS }, (_, at) => at + 1).find((number) => !members.includes(number));
  return (
    <>
      {members.length === 0 && <Nothing title="还没有登记家庭成员。" />}
      {members.map((member) => (
        <CellGroup
          key={member}
          {...props}
          title={titleOf(member, record)}
          names={cellsOfMember(member)}
          empty={member === added}
          actions={
            record.editable &&
            there.includes(member) && (
              <Popconfirm
                title="移除这位家庭成员？"
                description="原来的内容留在变更历史里。"
                okText="移除"
                cancelText="不移除"
                onConfirm={() => {
                  setAdded(undefined);
                  return save(Object.fromEntries(cellsOfMember(member).map((name) => [name, null])));
                }}
              >
                <Button size="small" type="text" className="r-no-print">
                  移除
                </Button>
              </Popconfirm>
            )
          }
        />
      ))}
      {record.editable && next !== undefined && (
        <Button className="r-no-print" onClick={() => setAdded(next)}>
          添加家庭成员
        </Button>
      )}
    </>
  );
}

function titleOf(member: number, { cells }: ShownRecord): string {
  const name = cells[`guardian${member}.name`];
  const relation = cells[`guardian${member}.relation`];
  return `成员${member} ${[name, relation].filter(Boolean).join('，')}`;
}
