import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { UnitFilter } from '#src/registry/ui/UnitFilter.tsx';
import type { Answer } from '#src/web/answer.ts';
import { answered, api, loaded } from '#src/web/api.ts';
import { Num } from '#src/web/Num.tsx';
import { Refusals } from '#src/web/refusals.tsx';
import { useMay } from '#src/web/session.ts';
import type { Outlook } from './answers.ts';
import { type ChosenPupil, PupilChooser } from './PupilChooser.tsx';

interface Props {
  readonly campaign: string;
  readonly unit: string | undefined;
  readonly onBegun: (task: string) => void;
}

/** 打印核对表 — of a class, a grade, a school, or of pupils one by one; numbers in full only for those who may. */
export function PrintForm({ campaign, unit: before, onBegun }: Props): ReactNode {
  const mayInFull = useMay('sheet.print');
  const [unit, setUnit] = useState(before);
  const [pupils, setPupils] = useState<readonly ChosenPupil[]>([]);
  const [isSingle, setSingle] = useState(false);
  const [masked, setMasked] = useState(!mayInFull);
  const [cover, setCover] = useState(true);
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const outlook = useOutlook(campaign, unit);
  const count = isSingle ? pupils.length : (outlook?.pupils ?? 0);
  const print = async () => {
    setBusy(true);
    const whom = isSingle ? { students: pupils.map(({ id }) => id) } : unit === undefined ? {} : { unit };
    const body = { ...whom, masked, cover: cover && !isSingle };
    const came = await answered(api.POST('/api/campaigns/{id}/sheets', { params: { path: { id: campaign } }, body }));
    setBusy(false);
    setAnswer(came);
    if (came.is === 'ok') onBegun(came.data.task);
  };
  return (
    <section aria-label="打印核对表" className="r-sheets-form">
      <Radio.Group
        aria-label="打印哪些学生"
        value={isSingle}
        onChange={(event) => setSingle(event.target.value)}
        options={[
          { value: false, label: '整班、整年级或全校' },
          { value: true, label: '个别学生' },
        ]}
      />
      {isSingle ? (
        <PupilChooser chosen={pupils} onChange={setPupils} />
      ) : (
        <div>
          <UnitFilter value={unit} onChange={setUnit} />
          <OutlookLine outlook={outlook} />
        </div>
      )}
      <div>
        <Checkbox checked={masked} disabled={!mayInFull} onChange={(event) => setMasked(event.target.checked)}>
          号码遮盖{mayInFull ? '' : '（您的岗位只能打印遮盖的）'}
        </Checkbox>
        <Checkbox checked={cover && !isSingle} disabled={isSingle} onChange={(event) => setCover(event.target.checked)}>
          带班级封面（名单与问题清单）
        </Checkbox>
      </div>
      <div>
        <Button type="primary" loading={busy} disabled={count === 0} onClick={print}>
          打印 {count.toLocaleString('zh-CN')} 张核对表
        </Button>
        <span className="r-quiet">　在后台排版，可以离开页面，也可以中途取消；排好后下载 PDF 打印。</span>
      </div>
      <Refusals answer={answer} title="没有开始打印" />
    </section>
  );
}

function OutlookLine({ outlook }: { readonly outlook: Outlook | undefined }): ReactNode {
  if (outlook === undefined) return null;
  const { pupils, printed, withProblems } = outlook;
  return (
    <p aria-live="polite">
      共 <Num value={pupils} /> 名学生，其中 <Num value={withProblems} /> 名有待核对的问题，
      {printed === 0 ? (
        '都还没有打印过。'
      ) : (
        <>
          已打印过 <Num value={printed} /> 名，再打印的会注明第几份。
        </>
      )}
    </p>
  );
}

function useOutlook(campaign: string, unit: string | undefined): Outlook | undefined {
  const { data } = useQuery({
    queryKey: ['sheets-outlook', campaign, unit],
    queryFn: (): Promise<Outlook> =>
      loaded(
        api.GET('/api/campaigns/{id}/sheets/outlook', {
          params: { path: { id: campaign }, query: unit === undefined ? {} : { unit } },
        }),
      ),
  });
  return data;
}
