import { App, Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { UnitPicker } from '#src/organization/ui/UnitPicker.tsx';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';

interface Props {
  readonly ids: readonly string[];
  readonly done: () => Promise<void>;
}

/** 分派 — the ticked children to a school, to somebody by name, or both. */
export function AssignBar({ ids, done }: Props): ReactNode {
  const { message } = App.useApp();
  const [unit, setUnit] = useState<{ readonly id: string; readonly path: string }>();
  const [checker, setChecker] = useState('');
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const assign = async () => {
    setBusy(true);
    const body = {
      ids: [...ids],
      ...(unit && { unit: unit.path }),
      ...(checker.trim() && { checker: checker.trim() }),
    };
    const came = await answered(api.POST('/api/households/assignment', { body }));
    setBusy(false);
    setAnswer(came);
    if (came.is !== 'ok') return;
    message.success(`已分派 ${came.data.assigned} 名`);
    await done();
  };
  return (
    <section className="hh-assign r-no-print" aria-label="分派核查">
      <strong>已选 {ids.length} 名</strong>
      <label htmlFor="hh-unit">
        由哪里核查
        <UnitPicker
          id="hh-unit"
          value={unit?.id}
          onChange={setUnit}
          fits={({ kind }) => kind === 'school' || kind === 'teaching-point' || kind === 'central-school'}
          placeholder="不变"
        />
      </label>
      <label htmlFor="hh-checker">
        谁去核查
        <Input
          id="hh-checker"
          value={checker}
          maxLength={20}
          placeholder="不变"
          onChange={({ target }) => setChecker(target.value)}
        />
      </label>
      <Button type="primary" loading={busy} disabled={unit === undefined && checker.trim() === ''} onClick={assign}>
        分派
      </Button>
      <Refusals answer={answer} title="没有分派" />
    </section>
  );
}
