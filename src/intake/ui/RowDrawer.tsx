import { Link } from '@tanstack/react-router';
import { Drawer, Tag } from 'antd';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import type { BatchState } from '../batch.ts';
import { outcomeTitle, rowTitle } from '../row-in-words.ts';
import type { ImportRow, ShownCell } from './answers.ts';

interface Props {
  readonly row: ImportRow;
  /** How the batch stands. */
  readonly state: BatchState;
  readonly close: () => void;
}

/** 一行 — before and after, cell by cell; why it came back; what the rules say. */
export function RowDrawer({ row, state, close }: Props): ReactNode {
  const { name, fileName, reason, student, changes, keyChanges, withheld, faults } = row;
  return (
    <Drawer open title={name || '（无姓名）'} size={560} onClose={close}>
      <div className="r-row-detail">
        <p>
          <Tag>{rowTitle(row, state)}</Tag>
          {row.school} {row.class}
          {row.row !== undefined && (
            <span className="r-quiet">
              {'　'}
              {fileName} 第 {row.row} 行
            </span>
          )}
        </p>
        {reason !== undefined && <p className="r-error">{reason}</p>}
        {student !== undefined && (
          <p>
            <Link to={ADDRESSES.pupil} params={{ id: student }}>
              打开学籍
            </Link>
          </p>
        )}
        <Cells title={state === 'ready' ? '将变更' : outcomeTitle('changed', state)} cells={changes} />
        <Cells
          title="关键信息不同"
          hint="导入不改关键信息；提交后列为待办的关键信息变更，走变更申请。"
          cells={keyChanges}
        />
        <Cells title="未采用" hint="由全国学籍系统或学籍业务决定，或表中的号码已被表格软件损坏。" cells={withheld} />
        {faults.length > 0 && (
          <section>
            <h3>检查</h3>
            <ul className="r-lines">
              {faults.map(({ rule, field, title, message, advice, severity }) => (
                <li key={`${rule} ${field}`}>
                  <span className={severity === 'error' ? 'r-error' : 'r-query'}>{title}</span>：{message}。{advice}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Drawer>
  );
}

function Cells(props: {
  readonly title: string;
  readonly hint?: string;
  readonly cells: readonly ShownCell[];
}): ReactNode {
  const { title, hint, cells } = props;
  if (cells.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      {hint !== undefined && <p className="r-quiet">{hint}</p>}
      <table className="r-before-after">
        <thead>
          <tr>
            <th scope="col">栏目</th>
            <th scope="col">学籍现有</th>
            <th scope="col">表中</th>
          </tr>
        </thead>
        <tbody>
          {cells.map(({ field, title: column, before, after, note }) => (
            <tr key={field}>
              <th scope="row">{column}</th>
              <td>{before || <span className="r-quiet">（空）</span>}</td>
              <td>
                {after}
                {note !== undefined && <small className="r-quiet">　{note}</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
