import type { Answer } from '#src/web/answer.ts';
import { answered } from '#src/web/api.ts';
import { throughTheGate } from '#src/web/gate.ts';

/** Send the files as one batch. The answer comes when they have arrived; they are read after that. */
export function upload(files: readonly File[]): Promise<Answer<{ readonly id: string }>> {
  const form = new FormData();
  for (const file of files) form.append('files', file, file.name);
  const request = new Request('/api/imports', {
    method: 'POST',
    body: form,
    headers: { 'x-requested-with': 'renji' },
    credentials: 'same-origin',
  });
  return answered(sent(request));
}

async function sent(request: Request) {
  const response = await throughTheGate(request);
  const body: unknown = await response.json().catch(() => undefined);
  // What an answer that is not an error carries is of the type its route declares.
  return response.ok ? { response, data: body as { readonly id: string } } : { response, error: body };
}
