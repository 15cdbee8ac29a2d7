// The few pictures of the page, drawn as lines on a 24 x 24 grid. They never stand alone: a word or a name goes with each.

const shapes = {
  run: "M8 5.5v13l10.5-6.5z",
  check: "M4.5 12.5l5 5 10-11",
  stop: "M7 7h10v10H7z",
  cross: "M6.5 6.5l11 11m0-11l-11 11",
  dash: "M6 12h12",
  back: "M14.5 5.5L8 12l6.5 6.5",
  undo: "M8.5 5L4.5 9l4 4M5 9h9a5 5 0 0 1 0 10h-4",
  reset: "M5 12a7 7 0 1 0 2.2-5.1M5 4.5v4h4",
  download: "M12 4.5v10m-4.5-4l4.5 4.5 4.5-4.5M5 19.5h14",
  auto: "M12 4a8 8 0 0 0 0 16zM12 4a8 8 0 0 1 0 16",
  light: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2m0 15v2m9.5-9.5h-2m-15 0h-2m16.2-6.7l-1.4 1.4M6.7 17.3l-1.4 1.4m13.4 0l-1.4-1.4M6.7 6.7L5.3 5.3",
  dark: "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z",
  bulb: "M9.5 18.5h5m-4 2.5h3M12 3.5a6 6 0 0 0-3.5 10.9c.6.5 1 1.1 1 1.8h5c0-.7.4-1.3 1-1.8A6 6 0 0 0 12 3.5z",
  clock: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zm0 3.5V12l3 2",
  book: "M5 5.5c2.5-1 5-.8 7 .8 2-1.6 4.5-1.8 7-.8v12.5c-2.5-1-5-.8-7 .8-2-1.6-4.5-1.8-7-.8zM12 6.3v12.5",
  warning: "M12 4.5l8.5 15h-17zM12 10v4m0 2.5v.2",
  away: "M9 6.5H5.5v12h12V15M13 5.5h5.5V11m0-5.5l-8 8",
  file: "M7 3.5h6.5L18 8v12.5H7zM13 3.5V8.5h5",
  plain: "M4.5 5h15v14h-15zM8 9v6m2.5-6h-5m2.5 6",
  question: "M8.5 9a3.5 3.5 0 1 1 5 3.2c-.9.5-1.5 1.2-1.5 2.3m0 3.3v.2",
  closer: "M10.5 4.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zm4.3 10.3l5 5M10.5 7.8v5.4m-2.7-2.7h5.4",
  further: "M10.5 4.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zm4.3 10.3l5 5M7.8 10.5h5.4",
  add: "M12 5.5v13M5.5 12h13",
  up: "M12 19V5.5M6 11.5l6-6 6 6",
  down: "M12 5v13.5M6 12.5l6 6 6-6",
  indent: "M4.5 5.5h15M11.5 10h8M11.5 14h8M4.5 18.5h15M4.5 9l3 3-3 3",
  outdent: "M4.5 5.5h15M11.5 10h8M11.5 14h8M4.5 18.5h15M7.5 9l-3 3 3 3",
  search: "M10.5 4.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM15 15l4.5 4.5",
  work: "M4.5 8.5h15v10h-15zM9 8.5v-3h6v3M4.5 13h15",
  upload: "M12 15V5m-4.5 4L12 4.5 16.5 9M5 19.5h14",
  share: "M17 4.5a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4zM7 9.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4zM17 15.1a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4zM9 11l6-3.3M9 13l6 3.3",
  print: "M7.5 9V4.5h9V9M7.5 16.5h-3V9h15v7.5h-3M7.5 14h9v5.5h-9z",
  next: "M5 12h13.5M13 6.5l5.5 5.5-5.5 5.5",
  kept: "M7 3.5h10v17H7zM9.5 11.5l2 2 3.5-4M11 18h2",
  cut: "M4 4l16 16M5.5 10a9.5 9.5 0 0 1 3-2m4-.9a9.5 9.5 0 0 1 6 2.9M8.3 13.3a5.5 5.5 0 0 1 3-1.5m3.8.9l.6.6M12 17.3v.2",
  fresh: "M19 12a7 7 0 0 1-12.6 4.2M5 12a7 7 0 0 1 12.6-4.2M17.8 4v4h-4M6.2 20v-4h4",
  saved: "M7 18.5a4 4 0 0 1-.6-8A6 6 0 0 1 18 9.6a4.5 4.5 0 0 1-.8 8.9M9 15.5l2.5 2.5 4.5-5",
} as const;

export type IconName = keyof typeof shapes;

const solid: ReadonlySet<IconName> = new Set<IconName>(["run", "stop"]);

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={solid.has(name) ? "icon icon-solid" : "icon"} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={shapes[name]} />
      {name === "auto" && <path class="icon-half" d="M12 4a8 8 0 0 0 0 16z" />}
    </svg>
  );
}

/** A spark between two brackets: work on code. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path class="mark-bracket" d="M11 5H5.5v22H11M21 5h5.5v22H21" />
      <path class="mark-spark" d="M16 8.5l2 5.5 5.5 2-5.5 2-2 5.5-2-5.5-5.5-2 5.5-2z" />
    </svg>
  );
}
