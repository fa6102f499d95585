import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { answered, api, loaded } from '#src/web/api.ts';
import { Nothing } from '#src/web/PageState.tsx';
import { type Paged, usePages } from '#src/web/queries.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { DataTable } from '#src/web/table/DataTable.tsx';
import { RaiseClaim } from '../claims/ui/RaiseClaim.tsx';
import type { LeaverLine } from './answers.ts';
import { LEAVER_COLUMNS } from './leaver-columns.tsx';
import { useDeed } from './use-deed.ts';

const COLUMNS = LEAVER_COLUMNS.filter(({ key }) => ['name', 'place', 'kind', 'state', 'leftOn'].includes(key));

/** 要来本校的 — graduates who are said to come here: taken in together, or said not to have come. */
export function ComingPanel(): ReactNode {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const { busy, answer, run } = useDeed<{ readonly id: string }>();
  const navigate = useNavigate();
  const list = usePages<LeaverLine>(
    ['continuity', 'coming'],
    (after): Promise<Paged<LeaverLine>> =>
      loaded(
        api.GET('/api/continuity/leavers', { params: { query: { coming: '1', open: '1', ...(after && { after }) } } }),
      ),
  );
  const admit = async () => {
    const leavers = [...ticked];
    const came = await run(answered(api.POST('/api/continuity/admissions', { body: { leavers } })));
    if (came.is === 'ok') navigate({ to: ADDRESSES.case, params: { id: came.data.id } });
  };
  return (
    <>
      <p className="r-quiet">
        毕业学校登记去向是贵校的学生。到校的勾选后“成批招收”，一件“新生录取接续”办完所有人；没有来的，点开登记“未报到”，两校一起查。
        不在这里的新生，在“业务办理”里按录取名册办。
      </p>
      <DataTable
        name="leavers-coming"
        label="登记要来本校的毕业生"
        columns={COLUMNS}
        list={list}
        keyOf={({ id }) => id}
        open={({ id }) => navigate({ to: ADDRESSES.leaver, params: { id } })}
        ticked={ticked}
        onTick={setTicked}
        empty={<Nothing title="没有登记要来本校、还没接续的毕业生。" />}
        tools={
          <>
            <Button type="primary" loading={busy} disabled={ticked.size === 0} onClick={admit}>
              成批招收{ticked.size > 0 && `（${ticked.size} 名）`}
            </Button>
            <RaiseClaim />
          </>
        }
      />
      <Refusals answer={answer} title="没有招收" />
    </>
  );
}
