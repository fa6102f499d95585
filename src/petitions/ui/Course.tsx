import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { momentInWords } from '#src/web/dates.ts';
import { PETITION_DEEDS, shapeOfDeed } from '../deeds.ts';
import { PETITION_CHANNELS, PETITION_OUTCOMES, SATISFACTIONS } from '../petition.ts';
import type { WholePetition } from './answers.ts';

type Event = WholePetition['events'][number];

/** 办理经过 — what the asker sees is marked by its line, and by a word. */
export function Course({ of }: { readonly of: WholePetition }): ReactNode {
  return (
    <section aria-label="办理经过">
      <h2>办理经过</h2>
      <ol className="pt-course">
        {of.events.map((event) => (
          <Step key={event.number} of={event} />
        ))}
      </ol>
    </section>
  );
}

function Step({ of: { deed, at, by, unitName, detail, words } }: { readonly of: Event }): ReactNode {
  const isPublic = shapeOfDeed(deed).isPublic === true;
  return (
    <li className={isPublic ? 'pt-public' : undefined}>
      <b>{PETITION_DEEDS[deed].title}</b>
      {'　'}
      <span className="r-quiet">
        {momentInWords(at)}　{by ?? '群众'}
        {deed === 'pass' ? ` → ${unitName ?? ''}` : ''}
        {isPublic ? '　群众可见' : '　内部'}
      </span>
      {detail !== '' && <span>　{detailOf(deed, detail)}</span>}
      {words !== '' && <p className="pt-text">{words}</p>}
    </li>
  );
}

/** What the code of an event means. */
function detailOf(deed: Event['deed'], detail: string): ReactNode {
  if (deed === 'receive') return lookedUp(PETITION_CHANNELS, detail);
  if (deed === 'close') return lookedUp(PETITION_OUTCOMES, detail);
  if (deed === 'rate') return lookedUp(SATISFACTIONS, detail);
  if (deed === 'extend') return `延长 ${detail} 个工作日`;
  if (deed === 'link') return '取消关联';
  if (deed !== 'lead') return detail;
  return (
    <Link to={ADDRESSES.cases} search={{ words: detail }}>
      业务 {detail}
    </Link>
  );
}

function lookedUp(table: Readonly<Record<string, string>>, key: string): string {
  return table[key] ?? key;
}
