import type { Given } from '#src/web/given.ts';
import type { paths } from '#src/web/openapi.d.ts';

export type TipOffLine = Given<'/api/tip-offs', 'get'>['rows'][number];
export type KeysGiven = Given<'/api/tip-off-keys', 'get'>;
export type Opened = paths['/api/tip-offs/{id}/openings']['post']['responses'][200]['content']['application/json'];
