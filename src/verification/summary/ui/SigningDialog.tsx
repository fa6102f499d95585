import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import { PageState } from '#src/web/PageState.tsx';
import { Refusals } from '#src/web/refusals.tsx';
import { useSession } from '#src/web/session.ts';
import { EVERY_SECTION, SECTIONS } from '../figures.ts';
import { LEVELS } from '../signing.ts';
import type { ToSign } from './answers.ts';
import { ledgerDoor } from './doors.ts';
import { FiguresTable } from './FiguresTable.tsx';
import { KindsTable } from './KindsTable.tsx';
import { askAnew, useToSign } from './use-summary.ts';

interface Props {
  readonly campaign: string;
  readonly close: () => void;
}

/** 签核 — exactly the figures that will be frozen; while something is left to do it says what, and where. */
export function SigningDialog({ campaign: id, close }: Props): ReactNode {
  const query = useToSign(id);
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const { name, officeTitle } = useSession();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const sheet = query.data;
  const sign = async () => {
    if (sheet === undefined) return;
    setBusy(true);
    const params = { path: { id } };
    const came = await answered(api.POST('/api/campaigns/{id}/sign-offs', { params, body: { seen: sheet.seen } }));
    setBusy(false);
    setAnswer(came);
    if (came.is === 'stale') await query.refetch();
    if (came.is !== 'ok') return;
    await askAnew(queries);
    message.success('已签核，数字就此定稿');
    close();
  };
  const isReady = sheet !== undefined && sheet.objections.length === 0;
  return (
    <Modal
      open
      width={1080}
      title={sheet ? `${LEVELS[sheet.level]}签核：${sheet.summary.whole.name}` : '签核'}
      okText={`以${officeTitle} ${name} 的名义签核`}
      cancelText="暂不签核"
      confirmLoading={busy}
      okButtonProps={{ disabled: !isReady }}
      onOk={sign}
      onCancel={close}
    >
      <PageState query={query}>
        {sheet && sheet.objections.length > 0 && <Standing campaign={id} sheet={sheet} close={close} />}
        {sheet && <Figures campaign={id} sheet={sheet} />}
      </PageState>
      <Refusals answer={answer} title="没有签核" />
    </Modal>
  );
}

/** Why it cannot be signed yet: each line leads to where it is mended. */
function Standing({ campaign, sheet, close }: Props & { readonly sheet: ToSign }): ReactNode {
  return (
    <div role="alert" className="v-objections">
      <strong>还不能签核：</strong>
      <ul>
        {sheet.objections.map(({ code, message, look }) => {
          const unit = look?.unit;
          const door = look?.filter
            ? ledgerDoor(campaign, { unit, ...look.filter })
            : { to: ADDRESSES.campaign, params: { id: campaign }, search: { tab: 'summary', unit } };
          return (
            <li key={`${code} ${unit ?? ''}`}>
              {message}
              {look && (
                <>
                  {' '}
                  <Link {...door} onClick={close}>
                    去看
                  </Link>
                </>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Figures({ campaign, sheet: { summary } }: { readonly campaign: string; readonly sheet: ToSign }): ReactNode {
  return (
    <div className="v-to-sign">
      <p>
        签核以后，下面的数字按 {momentInWords(summary.asOf)}{' '}
        的样子定稿，以后学籍再变动也不改；台账不能再登记，除非写明原因撤回。
      </p>
      {EVERY_SECTION.map((section) => (
        <section key={section} aria-label={SECTIONS[section].title}>
          <h3>
            {SECTIONS[section].title} <small className="r-quiet">{SECTIONS[section].text}</small>
          </h3>
          <FiguresTable campaign={campaign} section={section} summary={summary} />
          {section === 'problems' && <KindsTable campaign={campaign} summary={summary} isOpen={false} />}
        </section>
      ))}
    </div>
  );
}
