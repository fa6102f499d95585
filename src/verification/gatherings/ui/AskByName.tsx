import { App, Button, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { PersonAnswer } from '#src/organization/ui/answers.ts';
import { PersonPicker } from '#src/organization/ui/PersonPicker.tsx';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import type { WholeGathering } from './answers.ts';
import { useDeed } from './use-deed.ts';
import '#src/organization/ui/organization.css';

/** 点名邀请 — one more person, whatever their office. */
export function AskByName({ of }: { readonly of: WholeGathering }): ReactNode {
  const { message } = App.useApp();
  const [isOpen, setOpen] = useState(false);
  const [person, setPerson] = useState<PersonAnswer>();
  const { busy, answer, run } = useDeed<{ readonly asked: number }>(of.id);
  const send = async () => {
    if (person === undefined) return;
    const params = { path: { id: of.id } };
    const done = await run(
      answered(api.POST('/api/gatherings/{id}/people', { params, body: { people: [person.id] } })),
    );
    if (done === undefined) return;
    message.info(done.asked > 0 ? `已请${person.name}参加` : `${person.name}已经在名单上`);
    setOpen(false);
    setPerson(undefined);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>点名邀请</Button>
      {isOpen && (
        <Modal
          open
          title="点名邀请"
          okText="请他参加"
          cancelText="返回"
          okButtonProps={{ loading: busy, disabled: person === undefined }}
          onOk={send}
          onCancel={() => setOpen(false)}
        >
          <div className="r-form">
            <label htmlFor="asked-by-name">请谁（在您管理范围内、有岗位的人）</label>
            <PersonPicker id="asked-by-name" value={person} onChange={setPerson} except="" />
            <Refusals answer={answer} title="没有请到" />
          </div>
        </Modal>
      )}
    </>
  );
}
