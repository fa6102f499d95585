import { aPhoto } from '#test/evidence/pictures.ts';
import { jpg } from '#test/evidence/upload.ts';
import type { Answer, AtDesk } from './county-at-work.ts';

/** Of a child without a number the cells say so; what the register has given it as long as that is so. */
export const WITHOUT = { idType: '其他', idNumber: '', nationalNumber: '' } as const;

/** 无证件号核实 of one child, step by step, as somebody does it at a desk. */
export function pathwaySteps(desk: AtDesk, id: string, today: () => string) {
  const at = `/api/pathway/${id}`;
  const view = async () => (await desk.get(at)).body;
  const deed = async (name: string, body: object): Promise<Answer> => {
    const seen = await view();
    return desk.post(`${at}/${name}`, { revision: seen?.revision ?? 0, ...body });
  };
  let seed = 1;
  return {
    view,
    deed,
    check: (result: string, idNumber?: string) =>
      deed('household', { result, on: today(), ...(idNumber !== undefined && { idNumber }) }),
    screenshot: async () =>
      desk.send(`${at}/proofs`, { kind: 'national-lookup' }, jpg(await aPhoto(1200, 1600, seed++))),
    lookUp: (where: 'county' | 'province' | 'beyond' | undefined) =>
      deed('look-ups', {
        on: today(),
        ...(where === undefined ? { answer: 'not-found' } : { answer: 'found', where }),
      }),
    open: () => deed('cases', {}),
  };
}

/** What was refused, and why. */
export function refusalsOf({ status, body }: Answer): readonly [number, readonly string[]] {
  return [status, (body.objections ?? []).map(({ code }: { readonly code: string }) => code)];
}
