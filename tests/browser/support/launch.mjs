// How a Chromium is started.

export const executablePath = process.env.BENGKEL_CHROMIUM ?? "/usr/bin/chromium";
export const flags = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];
