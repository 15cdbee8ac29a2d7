// What went wrong, as the parts of the site put it.

import type { Problem } from "../session/session.ts";

/** For whoever runs the site; small, and in the words of the machine. */
export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  return (
    <ul class="problem-list" lang="en">
      {problems.slice(0, 5).map(({ code, message, place }) => (
        <li><code>{code}</code> {message}{place.file !== "" && ` (${place.file})`}</li>
      ))}
    </ul>
  );
}
