/** 设备 — by which somebody recognizes their own sign-ins: `Chrome 109 · Windows`. Read from the browser's word for itself, and no proof. */
export function deviceOf(userAgent: string | undefined): string {
  const text = userAgent ?? '';
  const browser = BROWSERS.map(([pattern, name]) => [pattern.exec(text), name] as const).find(([match]) => match);
  const system = SYSTEMS.find(([pattern]) => pattern.test(text))?.[1];
  const named = browser && `${browser[1]} ${browser[0]?.[1] ?? ''}`.trim();
  return [named, system].filter((part) => part !== undefined).join(' · ') || '未知设备';
}

/** The first that matches: each of the later ones also stands in the word of the earlier. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger\/(\d+)/, '微信'],
  [/Edg\/(\d+)/, 'Edge'],
  [/QQBrowser\/(\d+)/, 'QQ浏览器'],
  [/Firefox\/(\d+)/, 'Firefox'],
  [/(?:Chrome|Chromium)\/(\d+)/, 'Chrome'],
  [/Version\/(\d+).*Safari/, 'Safari'],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS/, '鸿蒙'],
  [/Android/, '安卓'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];
