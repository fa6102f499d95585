import type { paths } from './openapi.d.ts';

/** What the server gives in answer to a question that went well, as its own document says: `Given<'/api/pupils/{id}', 'get'>`. */
export type Given<Path extends keyof paths, Method extends keyof paths[Path]> = paths[Path][Method] extends {
  responses: { 200: { content: { 'application/json': infer Body } } };
}
  ? Body
  : never;
