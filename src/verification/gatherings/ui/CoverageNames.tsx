import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { OFFICES } from '#src/organization/office.ts';
import { api, loaded } from '#src/web/api.ts';
import { dayInWords } from '#src/web/dates.ts';
import type { Given } from '#src/web/given.ts';
import { useNarrow } from '#src/web/narrow.ts';
import { Nothing, PageState } from '#src/web/PageState.tsx';
import type { TrainedOffice } from '../coverage.ts';

export type Which = 'trained' | 'untrained' | 'vacant';

export interface NamesAsked {
  readonly office: TrainedOffice;
  readonly which: Which;
  readonly unit: string;
}

interface Props {
  readonly asked: NamesAsked;
  readonly period: { readonly campaign?: string; readonly year?: number };
  readonly close: () => void;
}

type Names = Given<'/api/gatherings/coverage/names', 'get'>;

/** 名单 behind a figure of the coverage. */
export function CoverageNames({ asked, period, close }: Props): ReactNode {
  const isNarrow = useNarrow();
  const query = useQuery({
    queryKey: ['training-coverage-names', asked, period],
    queryFn: (): Promise<Names> =>
      loaded(api.GET('/api/gatherings/coverage/names', { params: { query: { ...period, ...asked } } })),
  });
  const rows = query.data?.rows ?? [];
  return (
    <Drawer
      open
      size={isNarrow ? '100%' : 460}
      title={`${OFFICES[asked.office].title}${TITLES[asked.which]}${query.data ? ` ${rows.length}` : ''}`}
      onClose={close}
    >
      <PageState query={query}>
        {rows.length === 0 && <Nothing title="没有人。" />}
        <ol className="g-names">
          {rows.map(({ person, name, place, trainedOn }) => (
            <li key={person ?? place}>
              <b>{name || '（无人任职）'}</b> {place}
              {trainedOn && <span className="r-quiet">　{dayInWords(trainedOn)}</span>}
            </li>
          ))}
        </ol>
        <p className="r-quiet">{HINTS[asked.which]}</p>
      </PageState>
    </Drawer>
  );
}

const TITLES: Readonly<Record<Which, string>> = { trained: '：已培训', untrained: '：未培训', vacant: '：空缺的岗位' };

const HINTS: Readonly<Record<Which, string>> = {
  trained: '日期是最近一次到会或补训的日子。',
  untrained: '请发起一次培训；上次缺席的，补训后在那次会议的“名单”里登记。',
  vacant: '这里没有人任职，请县系统管理员授予岗位，再安排培训。',
};
