/** Goes to an address and waits until its page stands there. */
export async function at(page, address, heading) {
  await page.goto(address);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  await page.locator('.ant-skeleton').first().waitFor({ state: 'detached' });
}

/** The first line of the page's table below its heading. */
export const firstRow = (page) => page.locator('main [role=row]').nth(1);
