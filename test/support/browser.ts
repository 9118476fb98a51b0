import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** What a page did besides showing itself. */
export interface Visit {
  readonly text: string;
  /** Where it asked for something. */
  readonly requests: readonly string[];
  /** What the browser complained of: faults of scripts, what the policy kept from it, what did not load. */
  readonly complaints: readonly string[];
}

/**
 * Opens a page in a browser of its own, and tells what it shows once it shows some text. The browser comes as a package and runs in a
 * single process, which ends with its first page.
 */
export async function visit(url: string, untilItShows: string): Promise<Visit> {
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args,
    headless: true,
  });
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
