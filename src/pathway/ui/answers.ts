import type { Given } from '#src/web/given.ts';

/** A page of the roster. */
export type Roster = Given<'/api/pathway', 'get'>;

/** One child without a number, as a line of it. */
export type RosterRow = Roster['rows'][number];

/** 核实进度 of a unit and of those below it. */
export type PathwayFigures = Given<'/api/pathway/figures', 'get'>;

/** One child without a number: what is known, what is asked now, and what was done. */
export type PathwayView = Given<'/api/pathway/{id}', 'get'>;

/** 疑似学籍 — another record that may be of the same child. */
export type Candidate = PathwayView['found'][number];

/** What became of each row of a roster that came back. */
export type TakenRoster = Given<'/api/pathway/imports', 'post'>;
