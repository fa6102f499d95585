import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { dayInWords } from '#src/web/dates.ts';
import { HOUSEHOLD_RESULTS } from '../standings.ts';
import type { PathwayView } from './answers.ts';
import { CheckForm } from './CheckForm.tsx';

/** 户籍核实 — what the household register said and when; said again as soon as it says something else. */
export function HouseholdStep({ view }: { readonly view: PathwayView }): ReactNode {
  const { household, idType, idNumber, deeds } = view;
  const [again, setAgain] = useState(false);
  const mayCheck = deeds.includes('check');
  const isOpen = mayCheck && (household === undefined || again);
  return (
    <>
      {household === undefined && !mayCheck && <p className="r-quiet">还没有登记户籍核实结果。</p>}
      {household !== undefined && (
        <p>
          {dayInWords(household.on)}核实：<strong>{HOUSEHOLD_RESULTS[household.result]}</strong>
          {idNumber !== undefined && (
            <>
              ，{idType} <span className="r-num">{idNumber}</span>
            </>
          )}
        </p>
      )}
      {isOpen && <CheckForm view={view} done={() => setAgain(false)} />}
      {mayCheck && !isOpen && (
        <Button onClick={() => setAgain(true)}>
          {household?.result === 'no-number' ? '取得证件号，登记新结果' : '重新登记核实结果'}
        </Button>
      )}
    </>
  );
}
