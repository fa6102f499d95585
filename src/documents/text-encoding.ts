import { Unreadable } from './refusals.ts';

/** A decoder that stops at what it cannot read. GB2312 and GBK are read as GB18030, which contains both. */
export function decoderFor(name: string): InstanceType<typeof TextDecoder> {
  const label = /^(gb|cp?936|ms936|hz)/i.test(name) ? 'gb18030' : name;
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    throw new Unreadable('xml-encoding', name);
  }
}
