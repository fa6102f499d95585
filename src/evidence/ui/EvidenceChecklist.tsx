import { Button, Input, Radio } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { Refusals } from '#src/web/refusals.tsx';
import type { EvidenceItem, Verdict } from '../evidence-item.ts';
import { verdictInWords, whatMakesOne } from '../evidence-words.ts';
import { CHECKLIST, type CheckPoint } from '../kinds.ts';
import './evidence.css';

export interface EvidenceChecklistProps {
  readonly item: EvidenceItem;
  /** Only for the desk that reviews now; everybody else reads what was found. */
  readonly save?: ((found: Pick<Verdict, 'points' | 'note'>) => Promise<Answer<unknown>>) | undefined;
}

/** 审核要点 — one document looked at point by point. Give it the item's id as `key`. */
export function EvidenceChecklist({ item: { kind, verdict }, save }: EvidenceChecklistProps): ReactNode {
  const name = useId();
  const [points, setPoints] = useState<Verdict['points']>(verdict?.points ?? {});
  const [note, setNote] = useState(verdict?.note ?? '');
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const [busy, setBusy] = useState(false);
  if (save === undefined) {
    return <p className="r-quiet e-plain">{verdict ? verdictInWords(verdict).text : '还没有审核结论。'}</p>;
  }
  const keep = async (next: Verdict['points']) => {
    setBusy(true);
    setAnswer(await save({ points: next, ...(note.trim() === '' ? {} : { note: note.trim() }) }));
    setBusy(false);
  };
  return (
    <div className="e-checklist">
      <p className="r-quiet e-plain">{whatMakesOne(kind)}</p>
      {POINTS.map(([point, title]) => (
        <div key={point} className="e-point">
          <span id={`${name}-${point}`}>{title}</span>
          <Radio.Group
            size="small"
            optionType="button"
            aria-labelledby={`${name}-${point}`}
            value={points[point]}
            options={[
              { value: true, label: '是' },
              { value: false, label: '否' },
            ]}
            onChange={({ target }) => setPoints({ ...points, [point]: target.value === true })}
          />
        </div>
      ))}
      <Input.TextArea
        value={note}
        aria-label="审核说明"
        placeholder="说明（选填）"
        maxLength={200}
        autoSize={{ minRows: 1, maxRows: 4 }}
        onChange={({ target }) => setNote(target.value)}
      />
      <div className="e-checklist-end">
        <Button onClick={() => setPoints(ALL_MET)}>全部符合</Button>
        <Button type="primary" loading={busy} disabled={Object.keys(points).length === 0} onClick={() => keep(points)}>
          保存结论
        </Button>
      </div>
      <Refusals answer={answer} title="没有保存" />
      {answer?.is === 'ok' && <span className="r-done">已保存</span>}
    </div>
  );
}

const POINTS = Object.entries(CHECKLIST) as readonly (readonly [CheckPoint, string])[]; // the keys of a literal object
const ALL_MET: Verdict['points'] = { legible: true, complete: true, sealed: true, dated: true, agrees: true };
