import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { EMPTY_GRID, type Grid, opened, saved, saving, type Typing, toSave, typed, undone, unsaved } from '../grid.ts';
import type { Finding, GridRow } from './answers.ts';

type Deed = (grid: Grid) => Grid;

/** 边改边存 — the grid as it is typed in; each row is saved as soon as a cell of it is left, one request at a time. */
export function useMending(rows: readonly GridRow[] | undefined) {
  const [fresh, setFresh] = useState<ReadonlyMap<string, readonly Finding[]>>(new Map());
  const [grid, apply] = useReducer((before: Grid, deed: Deed) => deed(before), EMPTY_GRID);
  const queries = useQueryClient();
  useEffect(() => {
    if (rows !== undefined) apply((before) => opened(before, rows));
  }, [rows]);
  // Sending is noted at once, not when the screen has been drawn: or a row could be sent twice.
  const underWay = useRef(new Set<string>());
  useEffect(() => {
    for (const student of grid.lines.keys()) {
      const sent = toSave(grid, student);
      if (sent === undefined || underWay.current.has(student)) continue;
      underWay.current.add(student);
      apply((before) => saving(before, student, sent));
      save(student, grid.lines.get(student)?.revision ?? 0, sent).then(async (deed) => {
        const findings = await findingsNow(student);
        underWay.current.delete(student);
        if (findings !== undefined) setFresh((before) => new Map([...before, [student, findings]]));
        apply(deed);
        queries.invalidateQueries({ queryKey: ['pupil', student] });
      });
    }
  }, [grid, queries]);
  const asOfNow = useMemo(
    () => (rows ?? []).map((row) => ({ ...row, findings: fresh.get(row.student) ?? row.findings })),
    [rows, fresh],
  );
  return {
    grid,
    /** The rows with what is wrong with them now. */
    rows: asOfNow,
    type: (typings: readonly Typing[]) => apply((before) => typed(before, typings)),
    undo: () => apply(undone),
  };
}

async function save(student: string, seen: number, sent: Readonly<Record<string, string>>): Promise<Deed> {
  const answer: Answer<{ readonly revision: number }> = await answered(
    api.PATCH('/api/pupils/{id}', { params: { path: { id: student } }, body: { seen, cells: { ...sent } } }),
  );
  if (answer.is === 'ok') return (grid) => saved(grid, student, sent, answer.data.revision);
  const state = answer.is === 'stale' ? 'conflict' : 'failed';
  const isOfCells = answer.objections.some(({ field }) => field !== undefined && field in sent);
  const messageOf = (field: string) => {
    const own = answer.objections.find((objection) => objection.field === field);
    return own?.message ?? (isOfCells ? undefined : answer.message);
  };
  return (grid) => unsaved(grid, student, sent, state, messageOf);
}

/** What the rules say of a record now that it has been saved; neighbours too, as only the server can tell. */
async function findingsNow(student: string): Promise<readonly Finding[] | undefined> {
  const answer: Answer<{ readonly rows: readonly Finding[] }> = await answered(
    api.GET('/api/pupils/{id}/findings', { params: { path: { id: student } } }),
  );
  return answer.is === 'ok' ? answer.data.rows.filter(({ state }) => state === 'open') : undefined;
}
