import type { Given } from '#src/web/given.ts';

/** 台账的一行 */
export type DropoutLine = Given<'/api/dropouts', 'get'>['rows'][number];

/** 一件控辍 */
export type WholeDropout = Given<'/api/dropouts/{id}', 'get'>;

export type VisitGiven = WholeDropout['visits'][number];

export type FileGiven = WholeDropout['files'][number];

/** 台账人数 */
export type CountsGiven = Given<'/api/dropouts/counts', 'get'>;

export type SettingsGiven = Given<'/api/dropouts/settings', 'get'>;

/** 乡镇看到的 */
export type JointLine = Given<'/api/joint-dropouts', 'get'>['rows'][number];

export type JointWhole = Given<'/api/joint-dropouts/{id}', 'get'>;
