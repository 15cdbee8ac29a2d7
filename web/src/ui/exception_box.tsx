// An exception of the learner's program: where it happened, the language's own words, and at most two plain sentences.

import { faultOf } from "../explain/fault.ts";
import { compileErrorType, type ExceptionInfo } from "../session/session.ts";
import { CodePlace, type GoTo } from "./code_place.tsx";
import { Explained } from "./explained.tsx";
import { useSpeech } from "./words.ts";

export interface ExceptionBoxProps {
  readonly exception: ExceptionInfo;
  readonly onGoTo: GoTo;
}

export function ExceptionBox({ exception, onGoTo }: ExceptionBoxProps) {
  const { t } = useSpeech();
  const isCompileError = exception.type === compileErrorType;
  const frame = exception.frames.at(isCompileError ? 0 : -1);
  return (
    <div class="exception">
      <p class="exception-words" lang="en"><strong>{exception.type}</strong>{exception.message !== "" && `: ${exception.message}`}</p>
      {frame !== undefined && frame.line > 0 && <CodePlace place={frame} onGoTo={onGoTo} />}
      <Explained fault={faultOf(exception)} />
      {exception.frames.length > 1 && !isCompileError && (
        <details class="trace">
          <summary>{t("report.traceback")}</summary>
          <ol>
            {exception.frames.map(({ file, line, column, function: name, source }) => (
              <li>
                <button type="button" class="link-button" onClick={() => onGoTo(file, line, column)}>
                  {t("failure.in-function", { line, file, function: name })}
                </button>
                <code class="exception-source" translate={false}>{source.trim()}</code>
              </li>
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}
