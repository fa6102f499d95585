import type { ThemeConfig } from 'antd';

/** The system's own fonts; a rare character falls through to whichever large font is installed. */
const FONTS = [
  'system-ui',
  '-apple-system',
  'PingFang SC',
  'Microsoft YaHei',
  'Noto Sans SC',
  'Noto Sans CJK SC',
  'Source Han Sans SC',
  'SimSun-ExtB',
  'HanaMinA',
  'HanaMinB',
  'BabelStone Han',
  'Plangothic P1',
  'Plangothic P2',
  'sans-serif',
];

/** 配色 — colour speaks rarely; each of these reads at 4.5 : 1 or better on white. */
export const COLORS = {
  accent: '#1a5fb4',
  error: '#b3261e',
  query: '#8a5200',
  done: '#1b6e3c',
  waiting: '#596372',
  text: '#1c2430',
  hairline: '#e3e7ec',
} as const;

/** 主题 — for antd; `web.css` says the same to everything else. */
export const THEME: ThemeConfig = {
  token: {
    colorPrimary: COLORS.accent,
    colorPrimaryHover: '#123f78',
    colorLink: COLORS.accent,
    colorLinkHover: '#123f78',
    colorLinkActive: '#123f78',
    colorError: COLORS.error,
    colorWarning: COLORS.query,
    colorSuccess: COLORS.done,
    colorErrorBg: '#fdf3f2',
    colorErrorBorder: '#efc4c0',
    colorWarningBg: '#fff8ea',
    colorWarningBorder: '#ecd9ae',
    colorSuccessBg: '#f0f8f2',
    colorSuccessBorder: '#bcdcc5',
    colorInfoBg: '#f3f7fc',
    colorInfoBorder: '#c5d8ef',
    colorTextBase: COLORS.text,
    colorTextDescription: COLORS.waiting,
    colorTextTertiary: COLORS.waiting,
    colorTextPlaceholder: '#6b7480',
    colorBorder: '#b9c1cb',
    colorBorderSecondary: COLORS.hairline,
    fontFamily: FONTS.map((name) => (/[ A-Z]/.test(name) ? `"${name}"` : name)).join(', '),
    fontSize: 14,
    borderRadius: 4,
    controlHeight: 32,
    // Whoever has told the system that moving things make them unwell is believed.
    motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
    boxShadow: '0 4px 16px rgb(28 36 48 / 14%)',
    boxShadowSecondary: '0 4px 16px rgb(28 36 48 / 14%)',
  },
  components: {
    Alert: { withDescriptionPadding: '10px 14px', withDescriptionIconSize: 18 },
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
  },
};

/** The server puts a nonce into the page for the styles that antd writes; `undefined` where it has put none. */
export function styleNonce(): string | undefined {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
  return nonce === '' || nonce === 'RENJI_NONCE' ? undefined : nonce;
}

/** antd stops the page behind a dialog with a style that takes no nonce: every style this page's own scripts make carries it. */
export function lendNonceToStyles(): void {
  const nonce = styleNonce();
  if (nonce === undefined) return;
  const make = document.createElement.bind(document);
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const element = make(name, options);
    if (name === 'style') element.nonce = nonce;
    return element;
  };
}
