import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Table } from 'antd';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { PageState } from '#src/web/PageState.tsx';
import { useMay } from '#src/web/session.ts';
import { EVERY_ROLL_WORD, ROLL_WORDS } from '../roll-call.ts';
import type { SaidOfPupils } from './answers.ts';

interface Props {
  readonly word: string;
  readonly asked: { readonly unit?: string; readonly campaign?: string };
}

/** 名单 — behind a figure: who, what was said, what became of it, and the procedure one tap away. */
export function SaidList({ word, asked }: Props): ReactNode {
  const is = EVERY_ROLL_WORD.find((each) => each === word) ?? 'absent';
  const mayApply = useMay('case.apply');
  const query = useQuery({
    queryKey: ['roll-call-pupils', is, asked],
    queryFn: (): Promise<SaidOfPupils> =>
      loaded(api.GET('/api/roll-call/pupils', { params: { query: { ...asked, is } } })),
  });
  return (
    <section aria-label={`${ROLL_WORDS[is]}的名单`}>
      <h3>{ROLL_WORDS[is]}的名单</h3>
      <PageState query={query}>
        {query.data && (
          <Table<SaidOfPupils['rows'][number]>
            size="small"
            rowKey="student"
            pagination={false}
            scroll={{ x: 760 }}
            dataSource={[...query.data.rows]}
            locale={{ emptyText: '没有这样的学生' }}
            footer={() =>
              query.data.total > query.data.rows.length
                ? `共 ${query.data.total} 名，先列出 ${query.data.rows.length} 名；请选学校或班级`
                : `共 ${query.data.total} 名`
            }
            columns={[
              {
                title: '姓名',
                render: (_, { student, name, mayOpen }) =>
                  mayOpen ? (
                    <Link to={ADDRESSES.pupil} params={{ id: student }}>
                      {name}
                    </Link>
                  ) : (
                    name
                  ),
              },
              { title: '班级', render: (_, { place }) => `${place.school} ${place.class}` },
              { title: '班主任核实', dataIndex: 'words' },
              { title: '学籍状态', dataIndex: 'status' },
              { title: '问题', render: (_, { finding }) => finding ?? '—' },
              {
                title: '办理',
                render: (_, { student, procedures }) =>
                  mayApply && (
                    <span className="rc-ways">
                      {procedures.map(({ id, title }) => (
                        <Link key={id} to={ADDRESSES.newCase} search={{ procedure: id, student }}>
                          {title}
                        </Link>
                      ))}
                    </span>
                  ),
              },
            ]}
          />
        )}
      </PageState>
    </section>
  );
}
