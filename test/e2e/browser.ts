import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { demo } from './demo.ts';

/** The screens of the county: a registrar's old monitor, and a class teacher's phone. */
export const SCREENS = {
  desk: { width: 1366, height: 768 },
  phone: { width: 360, height: 740 },
} as const;

/** One browser for a file of journeys; each `visitor` has cookies of their own, and may not see an error in the console. */
export function visiting() {
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    // As root Chromium has no sandbox of its own to build; everybody else keeps it.
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    browser = await chromium.launch({ executablePath: inject('chromium'), args });
  });
  afterAll(async () => {
    for (const context of contexts) await context.close();
    await browser?.close();
  });
  return {
    async visitor(screen: keyof typeof SCREENS = 'desk'): Promise<Visitor> {
      const context = await browser.newContext({
        viewport: SCREENS[screen],
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        baseURL: demo().url,
        reducedMotion: 'reduce',
        hasTouch: screen === 'phone',
      });
      context.setDefaultTimeout(30_000);
      contexts.push(context);
      const page = await context.newPage();
      return { page, complaints: complaintsOf(page) };
    },
  };
}

export interface Visitor {
  readonly page: Page;
  /** What the browser complained of: errors of scripts, and what the content policy stopped. */
  readonly complaints: readonly string[];
}

function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // That the server said no is for the page to show, and for each journey to look at.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(message.text());
  });
  return complaints;
}

/** 无障碍 — what axe holds to be serious or critical, each as one line with the first place where it is. */
export async function barriers(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0]?.html.slice(0, 160)}\n${nodes[0]?.failureSummary}`);
}

/** By how many pixels the page is wider than the screen. */
export async function sidewaysScroll(page: Page): Promise<number> {
  const width: unknown = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  return Number(width);
}
