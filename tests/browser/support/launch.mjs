// How a Chromium is started.

export const executablePath = process.env.BENGKEL_CHROMIUM ?? "/usr/bin/chromium";
export const flags = [
  // A name that is not this machine to the browser: an address in a classroom.
  "--host-resolver-rules=MAP bengkel.test 127.0.0.1",
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];
