import { expect, test } from 'vitest';
import { addressWrong, digestOf } from './digest.ts';

const NOTHING = { onDesk: 0, overdue: 0, dueToday: 0, returned: 0, unread: 0 };

test('whoever has nothing to do is not written to', () => {
  expect(digestOf('2025-03-20', NOTHING)).toBeUndefined();
});

test('a digest is figures, the overdue in its subject', () => {
  const digest = digestOf('2025-03-20', { ...NOTHING, onDesk: 5, overdue: 2, unread: 1 });

  expect(digest?.subject).toBe('人籍 2025-03-20 待办摘要（有超期）');
  expect(digest?.text).toContain('待办 5 件，其中超期 2 件，未读消息 1 条。');
});

test.each([
  ['mail', 'li@example.cn', true],
  ['mail', 'li at example', false],
  ['webhook', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abc', true],
  ['webhook', 'http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abc', false],
  ['webhook', 'https://127.0.0.1/admin', false],
  ['webhook', 'https://qyapi.weixin.qq.com@10.0.0.1/x', false],
  ['webhook', 'https://qyapi.weixin.qq.com.evil.example/x', false],
] as const)('%s to %s is let through: %s', (channel, address, good) => {
  expect(addressWrong(channel, address) === undefined).toBe(good);
});
