import { describe, expect, test } from 'vitest';
import { deviceOf } from './device.ts';
import { networkOf } from './network.ts';

describe('the network of an address', () => {
  test.each([
    ['10.1.2.3', '10.1.2.*'],
    ['::ffff:10.1.2.77', '10.1.2.*'],
    ['127.0.0.1', '本机'],
    ['::1', '本机'],
    ['2408:8440:3c10:1a2b:dead:beef:0:1', '2408:8440:3c10:1a2b::/64'],
    ['2408:8440:3c10:1A2B::5', '2408:8440:3c10:1a2b::/64'],
    ['2408:0440::1', '2408:440:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s → %s', (address, network) => expect(networkOf(address)).toBe(network));
});

describe('the device, as a browser names it', () => {
  const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/109.0.0.0 Safari/537.36';
  test.each([
    [`Mozilla/5.0 (Windows NT 6.1; Win64; x64) ${chrome}`, 'Chrome 109 · Windows'],
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Edg/120.0.0.0`, 'Edge 120 · Windows'],
    [`Mozilla/5.0 (Linux; Android 12) ${chrome} MicroMessenger/8.0.40`, '微信 8 · 安卓'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Firefox 128 · Linux'],
    ['curl/8.0', '未知设备'],
    [undefined, '未知设备'],
  ])('%s → %s', (userAgent, device) => expect(deviceOf(userAgent)).toBe(device));
});
