import { Collapse, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { BatchFile, WholeBatch } from './answers.ts';

/** 识别 — which files, schools, columns; and of a file that cannot be read, why. */
export function Recognized({ batch }: { readonly batch: WholeBatch }): ReactNode {
  const { files, schools, notes } = batch;
  if (files.length === 0) return null;
  const unread = files.filter(({ refusal }) => refusal !== '');
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  return (
    <section aria-label="识别结果">
      {unread.length > 0 && (
        <ul className="r-lines r-error">
          {unread.map(({ number, name, refusal }) => (
            <li key={number}>
              {name}：{refusal}
            </li>
          ))}
        </ul>
      )}
      <p>
        共 {rows.toLocaleString('zh-CN')} 名学生
        {schools.length > 0 && <>，{schoolsInWords(schools)}</>}
        {notes > 0 && <>；{notes} 行说明、合计等未作学生</>}。
      </p>
      <Collapse
        ghost
        size="small"
        items={files
          .filter(({ refusal }) => refusal === '')
          .map((file) => ({
            key: file.number,
            label: `${file.name}${file.sheet === undefined ? '' : `（${file.sheet}）`}：${file.rows} 行，认出 ${known(file)} / ${file.columns.length} 列`,
            children: <Columns file={file} />,
          }))}
      />
    </section>
  );
}

function Columns({ file }: { readonly file: BatchFile }): ReactNode {
  return (
    <>
      <div className="r-columns">
        {file.columns.map(({ heading, field }, i) => (
          // A sheet may have two columns of one heading; their order never changes.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <Tag key={i} className={field === undefined ? 'r-quiet' : 'r-known'}>
            {heading || '（空列名）'}
            {field !== undefined && field !== heading && ` → ${field}`}
            {field === undefined && ' 未采用'}
          </Tag>
        ))}
      </div>
      {file.remarks.length > 0 && (
        <ul className="r-lines r-quiet">
          {file.remarks.map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function known({ columns }: BatchFile): number {
  return columns.filter(({ field }) => field !== undefined).length;
}

function schoolsInWords(schools: WholeBatch['schools']): string {
  const named = schools.slice(0, 3).map(({ name, rows, classes }) => `${name} ${rows} 人 ${classes} 个班`);
  return named.join('，') + (schools.length > 3 ? ` 等 ${schools.length} 所学校` : '');
}
