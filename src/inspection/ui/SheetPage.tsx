import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useCallback, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { Page } from '#src/web/Page.tsx';
import { Refusals } from '#src/web/refusals.tsx';
import type { Unsent } from '#src/web/use-unsent.ts';
import { EVERY_PUPIL_ITEM, EVERY_SCHOOL_ITEM } from '../check-sheet.ts';
import { INSPECTION_STATES } from '../inspection.ts';
import type { AnswerOnSheet, PupilOnSheet, SheetGiven } from './answers.ts';
import { ItemLine } from './ItemLine.tsx';
import { Response } from './Response.tsx';
import { type Said, useAnswers } from './use-answers.ts';
import './inspection.css';

/** 检查表 — of one school, on a phone beside the papers: what is tapped is saved at once. */
export function SheetPage(): ReactNode {
  const { id, school } = useParams({ strict: false });
  return id === undefined || school === undefined ? null : <OneSheet key={`${id} ${school}`} id={id} school={school} />;
}

interface SheetProps {
  readonly id: string;
  readonly school: string;
}

function OneSheet({ id, school }: SheetProps): ReactNode {
  const query = useQuery({
    queryKey: ['inspection-sheet', id, school],
    // Every reading is a look that is written down: not again because a window came to the front.
    staleTime: 600_000,
    refetchOnWindowFocus: false,
    queryFn: (): Promise<SheetGiven> =>
      loaded(api.GET('/api/inspections/{id}/schools/{school}', { params: { path: { id, school } } })),
  });
  const sheet = query.data;
  return (
    <Page
      title={sheet?.school.name ?? '检查表'}
      subtitle={sheet && `${sheet.title}　${INSPECTION_STATES[sheet.state]}　抽查 ${sheet.pupils.length} 名学生`}
      breadcrumb={[
        { title: '市局督查', to: ADDRESSES.inspections },
        { title: '本次督查', to: `${ADDRESSES.inspections}/${id}` },
        { title: sheet?.school.name ?? '…' },
      ]}
      query={query}
    >
      {sheet && <Checking sheet={sheet} school={school} />}
    </Page>
  );
}

function Checking({ sheet, school }: { readonly sheet: SheetGiven; readonly school: string }): ReactNode {
  const queries = useQueryClient();
  const { id } = sheet;
  const saved = useCallback(
    (answers: Unsent<Said>) =>
      queries.setQueryData<SheetGiven>(
        ['inspection-sheet', id, school],
        (before) => before && { ...before, answers: merged(before.answers, answers) },
      ),
    [queries, id, school],
  );
  const { unsent, left, say, answer } = useAnswers(id, saved);
  const saidOf = (about: string, item: string): Said | undefined =>
    unsent[`${about} ${item}`] ?? sheet.answers.find((each) => each.about === about && each.item === item);
  const line = (about: string, item: (typeof EVERY_PUPIL_ITEM | typeof EVERY_SCHOOL_ITEM)[number], of: string) => (
    <ItemLine
      key={item}
      item={item}
      of={of}
      said={saidOf(about, item)}
      isUnsent={unsent[`${about} ${item}`] !== undefined}
      isOpen={sheet.mayCheck}
      photos={sheet.files.filter((file) => file.about === about && file.item === item)}
      inspection={id}
      about={about}
      say={(said) => say({ [`${about} ${item}`]: said })}
    />
  );
  const asked = EVERY_SCHOOL_ITEM.length + sheet.pupils.length * EVERY_PUPIL_ITEM.length;
  const done =
    EVERY_SCHOOL_ITEM.filter((item) => saidOf(school, item)).length +
    sheet.pupils.flatMap(({ student }) => EVERY_PUPIL_ITEM.filter((item) => saidOf(student, item))).length;
  return (
    <div className="i-sheet">
      {sheet.mayAnswer && <Response sheet={sheet} />}
      <section aria-label="学校">
        <h2>学校</h2>
        <ul className="i-items">{EVERY_SCHOOL_ITEM.map((item) => line(school, item, '学校'))}</ul>
      </section>
      <section aria-label="学生">
        <h2>学生 {sheet.pupils.length} 名</h2>
        {sheet.pupils.map((pupil) => (
          <PupilCard
            key={pupil.student}
            pupil={pupil}
            done={EVERY_PUPIL_ITEM.filter((item) => saidOf(pupil.student, item)).length}
            isWrong={EVERY_PUPIL_ITEM.some((item) => saidOf(pupil.student, item)?.verdict === 'wrong')}
          >
            {EVERY_PUPIL_ITEM.map((item) => line(pupil.student, item, pupil.name))}
          </PupilCard>
        ))}
      </section>
      <Refusals answer={answer?.is === 'ok' ? undefined : answer} title="没有保存" />
      {sheet.mayCheck && (
        <div className="i-bar">
          <p role="status">
            已填 {done}/{asked} 项{left > 0 && <strong className="r-query">　未发送 {left}，网络恢复后自动发送</strong>}
          </p>
        </div>
      )}
    </div>
  );
}

interface CardProps {
  readonly pupil: PupilOnSheet;
  readonly done: number;
  readonly isWrong: boolean;
  readonly children: ReactNode;
}

/** A pupil's part of the sheet, opened by a tap. */
function PupilCard({ pupil, done, isWrong, children }: CardProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const { ordinal, name, sex, class: ofClass, facts, hasLeft } = pupil;
  const all = EVERY_PUPIL_ITEM.length;
  return (
    <article className="i-pupil" aria-label={name}>
      <button type="button" className="i-head" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span className="r-num r-quiet">{ordinal}</span>
        <strong>{name}</strong>
        <span className="r-quiet">
          {sex} {ofClass}
        </span>
        {hasLeft && <span className="r-query">已不在本校</span>}
        <span className={isWrong ? 'r-error' : done < all ? 'r-quiet' : 'r-done'}>
          {done}/{all}
          {isWrong && ' 有不符'}
        </span>
      </button>
      {isOpen && (
        <>
          <dl className="i-record">
            {facts.map(({ title, text }) => (
              <div key={title}>
                <dt>{title}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
          <ul className="i-items">{children}</ul>
        </>
      )}
    </article>
  );
}

function merged(before: readonly AnswerOnSheet[], said: Unsent<Said>): AnswerOnSheet[] {
  const added = Object.entries(said).map(([key, { verdict, note }]) => {
    const [about = '', item = ''] = key.split(' ');
    return { about, item: item as AnswerOnSheet['item'], verdict, note, at: '' }; // sent as one, and taken
  });
  return [...before.filter(({ about, item }) => said[`${about} ${item}`] === undefined), ...added];
}
