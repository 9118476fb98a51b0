import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** The side effects of a page. */
export interface Visit {
  readonly text: string;
  /** The URLs it requested. */
  readonly requests: readonly string[];
  /** Errors in the browser: script errors, policy violations, failed loads. */
  readonly complaints: readonly string[];
}

/** A browser from a package: nothing must be installed or downloaded. It runs in a single process, which ends with its first page. */
export const openBrowser = async (): Promise<Browser> =>
  playwright.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args,
    headless: true,
  });

/** Opens a page in a separate browser, and returns its content once a text appears. */
export async function visit(url: string, untilItShows: string): Promise<Visit> {
  const browser = await openBrowser();
  try {
    return await look(browser, url, untilItShows);
  } finally {
    await browser.close();
  }
}

async function look(browser: Browser, url: string, untilItShows: string): Promise<Visit> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('requestfailed', (request) => complaints.push(`${request.url()}: ${request.failure()?.errorText}`));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  await page.goto(url);
  await page.getByText(untilItShows).first().waitFor({ timeout: 120_000 });
  return { text: (await page.locator('body').textContent()) ?? '', requests, complaints };
}
