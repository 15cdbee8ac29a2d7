// How a Chromium is started.

/** The browser's address bar keeps two pages of its own ready in each window, a second's work that no test looks at. Of such lists only the last
 *  counts, so what Playwright leaves out and a test would notice stands here as well. */
const unwanted = [
  "WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter",
  "OptimizationHints", "PaintHolding", "PreconnectToSearch",
];

export const executablePath = process.env.BENGKEL_CHROMIUM ?? "/usr/bin/chromium";
export const flags = [
  // A name that is not this machine to the browser: an address in a classroom.
  "--host-resolver-rules=MAP bengkel.test 127.0.0.1",
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", `--disable-features=${unwanted.join(",")}`,
];
