import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { api, loaded } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import { PageState } from '#src/web/PageState.tsx';
import type { TemplateLine } from './answers.ts';
import { ExportTemplateDrawer } from './ExportTemplateDrawer.tsx';

/** What each file is for, in a line. */
const FOR: Readonly<Record<TemplateLine['kind'], string>> = {
  roster: '在册学生全部栏目，次序与全国系统的学生导入模板相同',
  family: '集中录入家庭成员：填好后从“带回来的”传回',
  'no-number': '逐人核实户籍，写着核实到哪一步',
  problems: '收集材料，办理删除、变更、佐证',
  'key-changes': '本系统已办结、全国系统还没有确认的，逐项去提交',
};

/** 带去的文件 — five files, how many lines each has now, and who took it last. */
export function TakePanel(): ReactNode {
  const [taking, setTaking] = useState<TemplateLine>();
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: ['exchange', 'templates'],
    queryFn: () => loaded(api.GET('/api/exchange/templates', { params: { query: {} } })),
  });
  const close = () => {
    setTaking(undefined);
    queries.invalidateQueries({ queryKey: ['exchange'] });
  };
  return (
    <PageState query={query}>
      <ul className="x-files">
        {query.data?.rows.map((line) => (
          <li key={line.kind}>
            <div>
              <strong>{line.title}</strong>
              <span className="r-quiet">
                {line.year} 版　{FOR[line.kind]}
              </span>
              <span className="r-quiet">{lastOf(line)}</span>
            </div>
            <span className="x-count">
              <span className="r-num">{line.count.toLocaleString('zh-CN')}</span> 行
            </span>
            <Button aria-label={`导出${line.title}`} disabled={line.count === 0} onClick={() => setTaking(line)}>
              导出
            </Button>
          </li>
        ))}
      </ul>
      {taking && <ExportTemplateDrawer line={taking} close={close} />}
    </PageState>
  );
}

function lastOf({ last }: TemplateLine): string {
  if (last === undefined) return '还没有导出过';
  const how = last.clear ? '号码原文' : '号码遮掩';
  return `上次 ${momentInWords(last.at)} ${last.by} 导出 ${last.rows.toLocaleString('zh-CN')} 行，${how}`;
}
