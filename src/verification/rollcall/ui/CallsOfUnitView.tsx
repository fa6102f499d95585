import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Table } from 'antd';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import { useFilters } from '#src/web/filters.ts';
import { Num } from '#src/web/Num.tsx';
import { Nothing, PageState } from '#src/web/PageState.tsx';
import type { CallsLine, CallsOfUnit } from './answers.ts';
import { ChildrenList } from './ChildrenList.tsx';
import { ClassRollView } from './ClassRollView.tsx';
import { SaidList } from './SaidList.tsx';
import { SaveRolls } from './SaveRolls.tsx';
import './roll-call.css';
import { SideScroll } from '#src/web/table/SideScroll.tsx';

interface Props {
  readonly campaign?: string | undefined;
  readonly unit?: string | undefined;
}

/** 核实情况 — by what lies below, class by class at a school; every figure opens its list, a class its rolls. */
export function CallsOfUnitView({ campaign, unit }: Props): ReactNode {
  const [{ word, of, class: chosen }] = useFilters(['word', 'of', 'class']);
  const queries = useQueryClient();
  const asked = { ...(unit !== undefined && { unit }), ...(campaign !== undefined && { campaign }) };
  const query = useQuery({
    queryKey: ['roll-call-units', asked],
    queryFn: (): Promise<CallsOfUnit> => loaded(api.GET('/api/roll-call/units', { params: { query: asked } })),
  });
  const go = useDoors(campaign, unit);
  // A figure's list is of its line; the lines stay as they are.
  const listed = of === undefined ? asked : { ...asked, unit: of };
  if (chosen !== undefined) {
    return (
      <>
        <Link {...go({})} className="r-no-print">
          ← 各班核实情况
        </Link>
        <ClassRollView key={chosen} unit={chosen} />
      </>
    );
  }
  const calls = query.data;
  return (
    <PageState query={query}>
      {calls && (
        <section aria-label="逐班核实" className="rc-calls">
          <p>
            {calls.name}　已核实 {calls.whole.called}/{calls.whole.classes} 个班，名单外未了结 {calls.whole.open} 名
            {calls.whole.overdue > 0 && <strong className="r-error">，超期 {calls.whole.overdue} 名</strong>}
          </p>
          <div>
            <SaveRolls asked={asked} />
          </div>
          {calls.rows.length === 0 ? (
            <Nothing title="这里没有要核实的班级。" />
          ) : (
            <SideScroll label="各班核实情况" least={760}>
              <Table<CallsLine>
                size="small"
                rowKey="path"
                pagination={false}
                dataSource={[...calls.rows]}
                columns={columnsFor(go)}
                summary={() => <Sum line={calls.whole} go={go} />}
              />
            </SideScroll>
          )}
          {word !== undefined && word !== 'unlisted' && <SaidList word={word} asked={listed} />}
          {word === 'unlisted' && (
            <ChildrenList
              asked={listed}
              refresh={async () => {
                await queries.invalidateQueries({ queryKey: ['roll-call-units'] });
              }}
            />
          )}
        </section>
      )}
    </PageState>
  );
}

type Go = ReturnType<typeof useDoors>;
type Where = Readonly<Partial<Record<'unit' | 'class' | 'word' | 'of', string>>>;

/** The same view, narrowed: in the campaign's tab, or in the room of its own. */
function useDoors(campaign: string | undefined, unit: string | undefined) {
  return (where: Where) => {
    const search = { ...(unit !== undefined && { unit }), ...where };
    return campaign === undefined
      ? { to: ADDRESSES.rollCall, search, params: {} }
      : { to: ADDRESSES.campaign, params: { id: campaign }, search: { tab: 'rollcall', ...search } };
  };
}

function columnsFor(go: Go) {
  return [
    {
      title: '单位',
      render: (_: unknown, { path, name, kind }: CallsLine) => (
        <Link {...go(kind === 'class' ? { class: path } : { unit: path })}>{name}</Link>
      ),
    },
    { title: '核实', render: (_: unknown, line: CallsLine) => <Called line={line} /> },
    { title: '在册', align: 'right' as const, render: (_: unknown, { roll }: CallsLine) => <Num value={roll} /> },
    ...WORDS.map(({ word, title }) => ({
      title,
      align: 'right' as const,
      render: (_: unknown, line: CallsLine) => <Figure line={line} word={word} title={title} go={go} />,
    })),
  ];
}

const WORDS = [
  { word: 'present', title: '在班' },
  { word: 'absent', title: '不在班' },
  { word: 'differs', title: '状态不符' },
  { word: 'unlisted', title: '名单外未了结' },
] as const;

type Word = (typeof WORDS)[number]['word'];

function Called({ line }: { readonly line: CallsLine }): ReactNode {
  if (line.kind !== 'class') return `${line.called}/${line.classes} 个班`;
  if (line.isRunning) return <span className="r-query">正在核实</span>;
  if (line.signedAt === undefined) return <span className="r-quiet">未核实</span>;
  return `${momentInWords(line.signedAt)} ${line.signer ?? ''}`;
}

interface FigureProps {
  readonly line: CallsLine;
  readonly word: Word;
  readonly title: string;
  readonly go: Go;
}

function Figure({ line, word, title, go }: FigureProps): ReactNode {
  const value = word === 'unlisted' ? line.open : line.counts[word];
  if (value === 0) return <Num value={0} />;
  return <Num value={value} {...go({ of: line.path, word })} label={`${line.name} ${title}`} />;
}

function Sum({ line, go }: { readonly line: CallsLine; readonly go: Go }): ReactNode {
  return (
    <Table.Summary.Row>
      <Table.Summary.Cell index={0}>合计</Table.Summary.Cell>
      <Table.Summary.Cell index={1}>
        {line.called}/{line.classes} 个班
      </Table.Summary.Cell>
      <Table.Summary.Cell index={2} align="right">
        <Num value={line.roll} />
      </Table.Summary.Cell>
      {WORDS.map(({ word, title }, at) => (
        <Table.Summary.Cell key={word} index={3 + at} align="right">
          <Figure line={line} word={word} title={title} go={go} />
        </Table.Summary.Cell>
      ))}
    </Table.Summary.Row>
  );
}
