// Every picture of the manual that shows a screen: who looks, where, and what is done before it is taken. In the order in which they are taken.
import { CAMPAIGN_SCENES } from './campaign-scenes.mjs';
import { CASE_SCENES } from './case-scenes.mjs';
import { DESK_SCENES } from './desk-scenes.mjs';
import { WATCH_SCENES } from './watch-scenes.mjs';

export const SCENES = [...DESK_SCENES, ...CASE_SCENES, ...CAMPAIGN_SCENES, ...WATCH_SCENES];
