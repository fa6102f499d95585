import type { Given } from '#src/web/given.ts';

/** 登录与办理情况 as the server gives it. */
export type FiguresGiven = Given<'/api/desk-figures', 'get'>;
