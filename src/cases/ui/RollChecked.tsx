import type { ReactNode } from 'react';
import type { Given } from '#src/web/given.ts';

type Line = Given<'/api/cases/rolls', 'post'>['lines'][number];

/** 核对结果 — line by line as the roll has them: where the record is, or why nobody can be taken in yet. */
export function RollChecked({ lines }: { readonly lines: readonly Line[] }): ReactNode {
  return (
    <table className="c-roll">
      <caption className="r-quiet">共 {lines.length} 行</caption>
      <thead>
        <tr>
          <th scope="col">行</th>
          <th scope="col">姓名</th>
          <th scope="col">学籍所在</th>
          <th scope="col">核对结果</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ name, found, objections }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line of a roll is known by its place alone
          <tr key={at}>
            <td className="r-num">{at + 1}</td>
            <th scope="row">{name}</th>
            <td>{found === undefined ? '—' : `${found.school}　${found.class}　${found.status}`}</td>
            <td className={found === undefined || objections.length > 0 ? 'r-error' : undefined}>
              {resultOf(found, objections)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function resultOf(found: Line['found'], objections: Line['objections']): string {
  if (found === undefined) return '本县没有姓名和号码都相符的学籍，请核对；学籍在外县的，办理转学';
  return objections.length === 0 ? '可以接续' : objections.map(({ message }) => message).join('；');
}
