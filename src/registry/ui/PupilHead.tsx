import type { ReactNode } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { dayInWords } from '#src/web/dates.ts';
import { Masked } from '#src/web/Masked.tsx';
import { titleOfCell } from '../cells.ts';
import type { CellName } from '../record.ts';
import type { ShownRecord } from './answers.ts';
import { Photo } from './Photo.tsx';

interface Props {
  readonly record: ShownRecord;
  readonly reveal: ((name: CellName, reason: string) => Promise<Answer<string>>) | undefined;
  /** What is wrong with the record. */
  readonly children?: ReactNode;
}

const NUMBERS: readonly CellName[] = ['idNumber', 'nationalNumber'];

/** 抬头 — who it is, where, in which status, and the numbers in stars. */
export function PupilHead({ record, reveal, children }: Props): ReactNode {
  const { cells, place, stage, pinyin, openedOn, endedOn } = record;
  const facts = [
    ['学校', place.school],
    ['班级', place.class || '未分班'],
    ['状态', cells.recordStatus || '在读'],
    ['学籍', stage === 'formal' ? '正式' : '临时'],
    ['首次录入', openedOn === undefined ? '' : dayInWords(openedOn)],
    ['离校', endedOn === undefined ? '' : dayInWords(endedOn)],
  ] as const;
  return (
    <header className="r-pupil-head">
      <Photo record={record} />
      <div>
        <div className="r-pupil-name" lang="zh-CN">
          {cells.name || '（无姓名）'}
          <small>{pinyin}</small>
        </div>
        <dl className="r-pupil-facts">
          {facts
            .filter(([, text]) => text !== '')
            .map(([title, text]) => (
              <div key={title}>
                <dt>{title}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          {NUMBERS.map((name) => (
            <div key={name}>
              <dt>{titleOfCell(name)}</dt>
              <dd>
                {cells[name] ? (
                  <Masked
                    text={cells[name]}
                    label={titleOfCell(name)}
                    {...(reveal && { reveal: (reason) => reveal(name, reason) })}
                  />
                ) : (
                  <span className="r-query">无</span>
                )}
              </dd>
            </div>
          ))}
        </dl>
        {children}
      </div>
    </header>
  );
}
