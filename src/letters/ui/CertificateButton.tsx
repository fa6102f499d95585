import { useNavigate } from '@tanstack/react-router';
import { Button, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { useSession } from '#src/web/session.ts';
import { useLetterDeed } from './use-letter-deed.ts';
import './letters.css';

/** 开在学证明, by the school's own people; says what for, and leads to the draft. */
export function CertificateButton({ student }: { readonly student: string }): ReactNode {
  const navigate = useNavigate();
  const { office } = useSession();
  const [isOpen, setOpen] = useState(false);
  const [purpose, setPurpose] = useState('');
  const { busy, answer, run } = useLetterDeed<{ readonly id: string }>();
  if (office !== 'registrar' && office !== 'head') return null;
  const draft = async () => {
    const params = { path: { id: student } };
    const call = api.POST('/api/pupils/{id}/enrolment-certificate', { params, body: { purpose } });
    const made = await run(answered(call));
    if (made) navigate({ to: ADDRESSES.letter, params: { id: made.id } });
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>开在学证明</Button>
      <Modal
        open={isOpen}
        title="开在学证明"
        okText="得到草稿"
        cancelText="取消"
        okButtonProps={{ loading: busy, disabled: purpose.trim() === '' }}
        onOk={draft}
        onCancel={() => setOpen(false)}
      >
        <div className="l-form">
          <label htmlFor="certificate-purpose">用途（写进证明）</label>
          <Input
            id="certificate-purpose"
            value={purpose}
            maxLength={40}
            placeholder="如：办理公交学生卡"
            onChange={({ target }) => setPurpose(target.value)}
          />
          <p className="r-quiet">由学校领导签发后编号、打印、盖章。号码以星号代替，确需原文的打印密件附页。</p>
          <Refusals answer={answer} title="没有开具" />
        </div>
      </Modal>
    </>
  );
}
