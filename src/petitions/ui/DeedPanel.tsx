import { Link, useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { PETITION_DEEDS, type PetitionDeed } from '../deeds.ts';
import type { WholePetition } from './answers.ts';
import { DeedForm } from './DeedForm.tsx';
import { LinkPupil } from './LinkPupil.tsx';
import { ReplyBox } from './ReplyBox.tsx';
import { useDeal } from './use-deal.ts';

/** Deeds that are asked about in a form of their own, in the order in which they are needed. */
const IN_FORM = ['assign', 'pass', 'extend', 'note', 'lead', 'close', 'reopen', 'withdraw'] as const;

/** 办理 — exactly the deeds that the server offers. */
export function DeedPanel({ of }: { readonly of: WholePetition }): ReactNode {
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [open, setOpen] = useState<PetitionDeed>();
  const { busy, answer, deal } = useDeal(of);
  const has = (deed: PetitionDeed) => of.deeds.includes(deed);
  if (of.deeds.length === 0) return null;
  const accept = async () => {
    if (await deal({ deed: 'accept', words: '' })) message.success('已受理');
  };
  return (
    <section aria-label="办理" className="r-no-print pt-work">
      <div className="pt-row">
        {has('accept') && (
          <Button type="primary" loading={busy} onClick={accept}>
            受理
          </Button>
        )}
        {IN_FORM.filter(has).map((deed) => (
          <Button key={deed} onClick={() => setOpen(deed)} danger={deed === 'withdraw'}>
            {PETITION_DEEDS[deed].title}
          </Button>
        ))}
        {has('link') && <Button onClick={() => setOpen('link')}>{of.child ? '改换关联学生' : '关联学生'}</Button>}
        {of.child && (
          <Link to={ADDRESSES.newCase} search={{ student: of.child.id }}>
            为该生发起学籍业务
          </Link>
        )}
      </div>
      <Refusals answer={answer} />
      {has('send') && <ReplyBox of={of} />}
      {open === 'link' && <LinkPupil of={of} close={() => setOpen(undefined)} />}
      {open !== undefined && open !== 'link' && (
        <DeedForm
          of={of}
          deed={open as (typeof IN_FORM)[number]} // only these and `link` are opened above
          close={() => setOpen(undefined)}
          done={(gone) => {
            setOpen(undefined);
            message.success('已办');
            if (gone) navigate({ to: ADDRESSES.petitions });
          }}
        />
      )}
    </section>
  );
}
