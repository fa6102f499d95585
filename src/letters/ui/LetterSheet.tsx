import type { ReactNode } from 'react';
import { dayInWords } from '#src/web/dates.ts';
import { LETTER_KINDS } from '../letter.ts';
import type { WholeLetter } from './answers.ts';

/** 公文样子 — roughly as it is printed: mark, number, title, addressee, body, signature, day. Numbers in stars. */
export function LetterSheet({ of }: { readonly of: WholeLetter }): ReactNode {
  const { form, title: kind } = LETTER_KINDS[of.kind];
  const to = of.addressees.filter(({ copy }) => copy).map(({ name }) => name);
  return (
    <article className={`l-sheet l-${form}`} aria-label={`${kind}全文`}>
      {form !== 'plain' && <p className="l-mark">{form === 'letter' ? of.houseName : `${of.houseName}文件`}</p>}
      <p className="l-number">{of.number ?? '（签发时编号）'}</p>
      <h2>{of.title}</h2>
      {of.addressee !== '' && <p className="l-to">{of.addressee}：</p>}
      {numbered(of.body).map(({ key, text }) => (
        <p key={key} className={headingOf(text)}>
          {text}
        </p>
      ))}
      {of.enclosures.length > 0 && (
        <p className="l-body">
          附件：
          {of.enclosures.map((each, at) => (
            <span key={each} className="l-enclosure">
              {of.enclosures.length > 1 && `${at + 1}. `}
              {each}
            </span>
          ))}
        </p>
      )}
      <p className="l-sign">
        {of.houseName}
        <br />
        {of.signedOn === undefined ? '（签发日期）' : dayInWords(of.signedOn)}
      </p>
      {of.contact !== '' && <p className="l-body">（联系人：{of.contact}）</p>}
      {of.annexes.map((table) => (
        <LetterTable key={table.title} of={table} />
      ))}
      {to.length > 0 && <p className="l-copies">抄送：{to.join('，')}。</p>}
    </article>
  );
}

/** Paragraphs may repeat; each is known by its place. */
function numbered(body: readonly string[]) {
  return body.map((text, at) => ({ key: `${at}`, text }));
}

/** 一、 is a heading of the first order, （一） of the second. */
function headingOf(text: string): string {
  if (text.length <= 40 && /^[一二三四五六七八九十]+、/.test(text)) return 'l-body l-first';
  if (text.length <= 40 && /^（[一二三四五六七八九十]+）/.test(text)) return 'l-body l-second';
  return 'l-body';
}

function LetterTable({ of }: { readonly of: WholeLetter['annexes'][number] }): ReactNode {
  return (
    <table className="l-annex">
      <caption>{of.title}</caption>
      <thead>
        <tr>
          {of.headings.map((heading) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {of.rows.map((row) => (
          <tr key={row.join(' ')}>
            {row.map((cell, at) => (
              <td key={of.headings[at]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
