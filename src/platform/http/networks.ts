import { createHmac, randomBytes } from 'node:crypto';

/** One customer of the net has a whole /64 of IPv6 addresses. */
export function networkOf(ip: string): string {
  return isSix(ip) ? ip.split(':').slice(0, 4).join(':') : ip;
}

/** A neighbourhood of the net, under a name that only this process knows: enough to slow a flood down, too little to find anybody. */
export function coarseNameOf(ip: string): string {
  const wide = isSix(ip)
    ? ip.split(':').slice(0, 3).join(':')
    : ip
        .replace(/^::ffff:/, '')
        .split('.')
        .slice(0, 3)
        .join('.');
  return createHmac('sha256', FORGOTTEN).update(wide).digest('base64url').slice(0, 16);
}

/** Never leaves this process, and ends with it. */
const FORGOTTEN = randomBytes(32);

function isSix(ip: string): boolean {
  return ip.includes(':') && !ip.startsWith('::ffff:');
}
