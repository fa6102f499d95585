import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import { Page } from '#src/web/Page.tsx';
import { LETTER_KINDS } from '../letter.ts';
import type { WholeLetter } from './answers.ts';
import { EditLetter } from './EditLetter.tsx';
import { LetterDeeds } from './LetterDeeds.tsx';
import { LetterSheet } from './LetterSheet.tsx';
import { standingOf } from './letter-words.ts';
import './letters.css';

/** 一份公文 — what it says, where it stands, and what the reader may do with it. */
export function LetterPage(): ReactNode {
  const { id } = useParams({ strict: false });
  return id === undefined ? null : <OneLetter key={id} id={id} />;
}

function OneLetter({ id }: { readonly id: string }): ReactNode {
  const [isEditing, setEditing] = useState(false);
  const query = useQuery({
    queryKey: ['letter', id],
    queryFn: (): Promise<WholeLetter> => loaded(api.GET('/api/letters/{id}', { params: { path: { id } } })),
  });
  const letter = query.data;
  const name = letter?.number ?? (letter && `${LETTER_KINDS[letter.kind].title}稿`) ?? '公文';
  return (
    <Page
      title={name}
      breadcrumb={[{ title: '公文', to: ADDRESSES.letters }, { title: name }]}
      subtitle={letter && standingOf(letter)}
      query={query}
    >
      {letter && (
        <div className="l-work">
          {isEditing ? <EditLetter of={letter} close={() => setEditing(false)} /> : <LetterSheet of={letter} />}
          <aside className="l-side r-no-print" aria-label="办理">
            {!isEditing && <LetterDeeds of={letter} edit={() => setEditing(true)} />}
            <Course of={letter} />
          </aside>
        </div>
      )}
    </Page>
  );
}

/** 经过: who drafted, signed, took it in. */
function Course({ of }: { readonly of: WholeLetter }): ReactNode {
  return (
    <dl>
      <dt>模板</dt>
      <dd>{of.templateName || '（模板已停用）'}</dd>
      <dt>拟稿</dt>
      <dd>
        {of.draftedBy ?? '系统起草'}　{momentInWords(of.draftedAt)}
      </dd>
      {of.signedBy !== undefined && (
        <>
          <dt>签发</dt>
          <dd>
            {of.signedBy}　{of.signedOn}
            {of.selfSigned && '（单位没有其他可签发的人，拟稿人自行签发）'}
          </dd>
        </>
      )}
      {of.addressees.map(({ copy, name, takenAt, takenBy, unit }) => (
        <Taken
          key={`${name} ${unit ?? ''}`}
          copy={copy}
          name={name}
          inHouse={unit !== undefined}
          words={takenAt && `${takenBy ?? ''}　${momentInWords(takenAt)} 签收`}
        />
      ))}
    </dl>
  );
}

function Taken(props: {
  readonly copy: boolean;
  readonly name: string;
  readonly inHouse: boolean;
  readonly words: string | undefined;
}): ReactNode {
  return (
    <>
      <dt>{props.copy ? '抄送' : '主送'}</dt>
      <dd>
        {props.name}
        <br />
        <span className="r-quiet">{props.words ?? (props.inHouse ? '还没有签收' : '系统外单位')}</span>
      </dd>
    </>
  );
}
