import { useNavigate } from '@tanstack/react-router';
import { Button, Drawer, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { usePupilSearch } from '#src/cases/ui/use-pupil-search.ts';
import { DayField } from '#src/organization/ui/DayField.tsx';
import { Field } from '#src/organization/ui/Field.tsx';
import { SearchBox } from '#src/registry/ui/SearchBox.tsx';
import type { Sought } from '#src/registry/ui/sought.ts';
import { ADDRESSES } from '#src/web/addresses.ts';
import { answered, api } from '#src/web/api.ts';
import { Nothing, PageState } from '#src/web/PageState.tsx';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import { useDeed } from './use-deed.ts';
import '#src/organization/ui/organization.css';
import './dropout.css';

interface Props {
  /** Who it is, when one comes from the pupil's own page. */
  readonly pupil?: { readonly id: string; readonly name: string };
  readonly close: () => void;
}

/** 登记疑似辍学 — who is missing, since when, and how one knows. */
export function NewDropout({ pupil, close }: Props): ReactNode {
  const [chosen, setChosen] = useState(pupil);
  return (
    <Drawer open title="登记疑似辍学" onClose={close} size={480}>
      {chosen === undefined ? <Find choose={setChosen} /> : <About pupil={chosen} close={close} />}
    </Drawer>
  );
}

function Find({
  choose,
}: {
  readonly choose: (pupil: { readonly id: string; readonly name: string }) => void;
}): ReactNode {
  const [sought, setSought] = useState<Sought>({ is: 'words', words: '' });
  const query = usePupilSearch({ sought, limit: 12 });
  return (
    <section className="d-work" aria-label="选择学生">
      <p>哪名学生没有到校？</p>
      <SearchBox onSeek={setSought} />
      <PageState query={query}>
        {query.data?.rows.length === 0 && (
          <Nothing title="没有找到这名学生。可试名字的一部分、首字母，或号码后四位。" />
        )}
        <ul className="d-pupils">
          {query.data?.rows.map(({ id, name, place }) => (
            <li key={id}>
              <Button type="link" onClick={() => choose({ id, name })}>
                {name || '（无姓名）'}
              </Button>
              <span className="r-quiet">{[place.class || '未分班', place.school].join('　')}</span>
            </li>
          ))}
        </ul>
      </PageState>
    </section>
  );
}

function About({ pupil, close }: Required<Props>): ReactNode {
  const navigate = useNavigate();
  const [firstAbsentOn, setFirst] = useState('');
  const [words, setWords] = useState('');
  const { busy, answer, run } = useDeed<{ readonly id: string }>();
  const save = async () => {
    const body = { student: pupil.id, words, ...(firstAbsentOn !== '' && { firstAbsentOn }) };
    const made = await run(answered(api.POST('/api/dropouts', { body })));
    if (made === undefined) return;
    close();
    await navigate({ to: ADDRESSES.dropout, params: { id: made.id } });
  };
  return (
    <div className="r-form">
      <p>
        学生：<b>{pupil.name}</b>
      </p>
      <Field label="从哪天起没有到校（不知道的不填）" of="first-absent" error={objectionTo(answer, 'firstAbsentOn')}>
        <DayField id="first-absent" value={firstAbsentOn} onChange={setFirst} />
      </Field>
      <Field label="怎么知道的" of="suspicion" error={objectionTo(answer, 'words')}>
        <Input.TextArea
          id="suspicion"
          rows={4}
          maxLength={1000}
          placeholder="如：连续五天没来，电话打不通；不写完整号码"
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      </Field>
      <Refusals answer={answer} title="没有登记" />
      <Button type="primary" block size="large" loading={busy} disabled={words.trim() === ''} onClick={save}>
        登记，当天开始排查
      </Button>
      <p className="r-quiet">班主任、学籍管理员、学校领导和中心校会同时收到消息。已经在台账里的，归入同一件。</p>
    </div>
  );
}
