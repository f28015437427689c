// What a page weighs: everything that comes over the wire for it but images, bodies as they were encoded and headers with them, nothing from a cache.
import type { Page } from 'playwright-core';

/** Weighs what this page opens from now on; `since` answers with the bytes that came since it was last asked. */
export const weighed = async (page: Page): Promise<{ readonly since: () => number }> => {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
  const images = new Set<string>();
  let bytes = 0;
  cdp.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Image') images.add(requestId);
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!images.has(requestId)) bytes += encodedDataLength;
  });
  return {
    since: () => {
      const came = bytes;
      bytes = 0;
      return came;
    },
  };
};
