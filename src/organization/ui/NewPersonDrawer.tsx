import { useQueryClient } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import type { CodeAnswer } from './answers.ts';
import { CodeSlips } from './CodeSlips.tsx';
import { NOBODY, PersonFields } from './PersonFields.tsx';

interface Props {
  readonly close: () => void;
  /** Goes on to the offices of whoever was made. */
  readonly open: (id: string) => void;
}

/** 新增人员 — an account for one person, and the code they begin with. */
export function NewPersonDrawer({ close, open }: Props): ReactNode {
  const queries = useQueryClient();
  const [person, setPerson] = useState(NOBODY);
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<{ readonly id: string; readonly code: CodeAnswer }>>();
  const run = async () => {
    setBusy(true);
    const came = await answered(api.POST('/api/people', { body: person }));
    setBusy(false);
    setAnswer(came);
    if (came.is === 'ok') await queries.invalidateQueries({ queryKey: ['people'] });
  };
  const made = answer?.is === 'ok' ? answer.data : undefined;
  return (
    <Drawer
      open
      title="新增人员"
      size={460}
      onClose={close}
      mask={{ closable: made === undefined }}
      footer={
        made === undefined && (
          <Button type="primary" loading={busy} disabled={person.name === '' || person.account === ''} onClick={run}>
            新增并发放登录码
          </Button>
        )
      }
    >
      {made === undefined ? (
        <div className="r-form">
          <p>一人一个账号，不设公用账号。新增后再授予岗位。</p>
          <PersonFields value={person} onChange={setPerson} answer={answer} />
          <Refusals answer={answer} title="没有新增" />
        </div>
      ) : (
        <CodeSlips slips={[{ ...person, code: made.code }]} done={() => open(made.id)} />
      )}
    </Drawer>
  );
}
