import type { Given } from '#src/web/given.ts';

export type ClassRoll = Given<'/api/roll-call/class', 'get'>;
export type RollLine = ClassRoll['list'][number];
export type SaidAnswer = NonNullable<RollLine['answer']>;
export type Child = ClassRoll['unlisted'][number];
export type ChildView = Given<'/api/roll-call/unlisted/{id}', 'get'>;
export type CallsOfUnit = Given<'/api/roll-call/units', 'get'>;
export type CallsLine = CallsOfUnit['rows'][number];
export type SaidOfPupils = Given<'/api/roll-call/pupils', 'get'>;
export type SignedRoll = Given<'/api/roll-calls/{id}', 'get'>;
