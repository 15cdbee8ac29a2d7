// The meaning of every message: types, and decoders for what comes from outside (the core's replies, files of the site).
// A decoder copies the keys it knows and ignores the rest (read_json.ts). Wrong shapes are `message.*` problems.

import type { Place, Problem } from "../base/problem.ts";
import type { Result } from "../base/result.ts";
import { decode, type JsonObject, type Node } from "./read_json.ts";

/** Locale ("en", "ms", "zh-Hans") to text; "en" is always there. */
export type Localised = Readonly<Record<string, string>>;

export interface CheckInfo {
  readonly id: string;
  readonly kind: string;
  readonly points: number;
  readonly title: Localised;
  /** Checks before it that must pass, else it is not reached. */
  readonly dependsOn: readonly string[];
  /** Checks of one group give their points together or not at all. */
  readonly group: string | null;
  /** Of a check without code: what is asked, which its kind decodes. */
  readonly ask: JsonObject | null;
}

/** A right attempt that a learner may look at. */
export interface SolutionInfo {
  /** Below attempts/: a file that stands in for the entry, or a folder. */
  readonly attempt: string;
  /** All of the submission, as the program sees it, those of the starter too. */
  readonly files: readonly string[];
  /** After so many checks that did not pass; null: only when the lab is passed. */
  readonly tries: number | null;
}

/** A dated rule as the lab uses it. Money is integer minor units; `unit` says which. */
export interface RuleInfo {
  readonly id: string;
  readonly value: number | string;
  readonly unit: string;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  readonly source: string;
  readonly checkedOn: string;
  readonly confidence: string;
  readonly label: Localised;
}

/** What lists of labs show of one. */
export interface LabSummary {
  readonly id: string;
  readonly version: number;
  readonly hash: string;
  readonly language: string;
  /** What its programs import beyond the language's own library. */
  readonly packages: readonly string[];
  readonly track: string;
  readonly level: string;
  readonly minutes: number;
  readonly title: Localised;
  readonly summary: Localised;
  readonly outcomes: { readonly trade: readonly string[]; readonly computing: readonly string[] };
  readonly prerequisites: readonly string[];
  readonly locales: Readonly<Record<string, { readonly reviewed: boolean }>>;
}

/** What everybody may know of a lab: the catalogue's entry and the head of its page. */
export interface LabInfo extends LabSummary {
  readonly entry: string;
  /** The editable files, paths as the program sees them. */
  readonly files: readonly string[];
  /** Files the program can read. */
  readonly data: readonly string[];
  readonly checks: readonly CheckInfo[];
  readonly hints: readonly Localised[];
  readonly misconceptions: readonly string[];
  readonly rules: readonly RuleInfo[];
  readonly rulesAsOf: string;
  /** The files of attempts/ that belong to the lab, paths in its folder: detectors of misconceptions and the solution. */
  readonly carried: readonly string[];
  readonly solution: SolutionInfo | null;
  readonly watch: readonly WatchInfo[];
}

/** A variable whose values in a right program the lab knows; which these are, stays with the core. */
export interface WatchInfo {
  readonly file: string;
  readonly function: string;
  readonly variable: string;
}

/** An author's attempt; only when the folder's `paths` were given. */
export interface Attempt {
  readonly name: string;
  readonly files: readonly { readonly path: string; readonly from: string }[];
  readonly expects: "passes" | "fails";
  readonly check: string | null;
  /** The misconception that it acts out. */
  readonly misconception: string | null;
  /** The budget checks that are measured by it. */
  readonly referenceOf: readonly string[];
}

export interface ReadLab {
  readonly info: LabInfo;
  readonly attempts: readonly Attempt[];
  /** What a run may take; only when the folder's `paths` were given. */
  readonly fuelLimit: number | null;
}

export interface ListedFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

export interface CatalogueEntry extends LabInfo {
  readonly fileList: readonly ListedFile[];
}

/** labs/index.json. `rules` lists every rule pack, paths relative to labs/. */
export interface Catalogue {
  readonly labs: readonly CatalogueEntry[];
  readonly rules: readonly ListedFile[];
}

/** `outOf`: the points of all checks. `listing`: the file labs/ID/listing.json, which holds the lab's entry. */
export interface ListedLab extends LabSummary {
  readonly outOf: number;
  readonly listing: { readonly sha256: string; readonly bytes: number };
}

/** labs/list.json: what every page needs of the catalogue, and no more, since every visit fetches it. */
export interface LabList {
  readonly labs: readonly ListedLab[];
  readonly rules: readonly ListedFile[];
}

/** A lab as it stood in a catalogue, with the rule packs of that day. */
export interface KeptLab {
  readonly entry: CatalogueEntry;
  readonly rules: readonly ListedFile[];
}

/** site.json. Its own hash is the site's version. */
export interface SiteList {
  readonly files: readonly SiteFile[];
}

/** A file by its address below the site's folder. */
export interface SiteFile {
  readonly url: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Bytes that are sent by a server that compresses. */
  readonly wireBytes: number;
}

/** Bytes that are one file of the site or, when they are many, several: whoever is cut off goes on with the next of them. */
export interface Asset {
  readonly sha256: string;
  readonly bytes: number;
  readonly wireBytes: number;
  readonly parts: readonly SiteFile[];
}

/** What a runtime is prepared from; a snapshot is not fetched but made, and must turn out so (null: there is none). */
export interface EngineParts {
  readonly name: string;
  readonly module: Asset;
  readonly library: Asset | null;
  readonly snapshot: { readonly sha256: string; readonly bytes: number } | null;
}

export interface EngineAssets extends EngineParts {
  readonly snapshot: { readonly sha256: string; readonly bytes: number };
}

/** engines.json. */
export interface Engines {
  readonly core: Asset;
  readonly engines: readonly EngineAssets[];
  /** Only for labs with `source` checks: what reads programs, and by which grammar those of a language. */
  readonly parser: Asset;
  readonly grammars: Readonly<Record<string, Asset>>;
}

export type Outcome = "passed" | "failed" | "not-gradable";

/** not-reached: a check that it depends on did not pass, so that it was not run. */
export type CheckOutcome = Outcome | "not-reached";

export type StoppedBy = "person" | "watchdog" | "platform";

/** As the core's check/failure.def lists them; each has the sentence `code.<name>` in every catalogue. */
export type FailureCode = string;

/** Lines and columns from 1 in code points; 0 when unknown. */
export interface TraceFrame {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly function: string;
  readonly source: string;
}

export interface ExceptionInfo {
  readonly type: string;
  readonly message: string;
  /** Outermost first; only the learner's own files. */
  readonly frames: readonly TraceFrame[];
}

/** Where in an answer the first difference lies: `path` is Python's way there ("[2]['tax']"), empty for the answer itself.
 *  `expected` and `got` are names of types, counts, keys or items, as `reason` has it; empty for "value". */
export interface Mismatch {
  readonly reason: "type" | "value" | "length" | "missing-key" | "extra-key" | "missing-item" | "extra-item";
  readonly path: string;
  readonly expected: string;
  readonly got: string;
}

/** A row that is not as it should be; cells as the language spells them. `row` counts from 1, of a missing row in the wanted
 *  table. */
export interface RowDifference {
  readonly kind: "missing" | "extra" | "wrong";
  readonly row: number;
  readonly cells: readonly string[];
  /** Columns from 0, and what was expected there. */
  readonly wrong: readonly { readonly column: number; readonly expected: string }[];
}

/** A table that is not as it should be. The counts are those of all rows, `rows` holds the first few. */
export interface TableFailure {
  /** Of the database; null: the result of the script. */
  readonly name: string | null;
  /** As wanted, and as they came. */
  readonly columns: readonly string[];
  readonly gotColumns: readonly string[];
  readonly expectedRows: number;
  readonly gotRows: number;
  readonly missing: number;
  readonly extra: number;
  readonly wrong: number;
  readonly rows: readonly RowDifference[];
  /** The first row that stands where another should. */
  readonly order: { readonly row: number; readonly expected: readonly string[]; readonly got: readonly string[] } | null;
}

export interface Failure {
  readonly case: number;
  readonly hidden: boolean;
  readonly code: FailureCode;
  readonly call: string | null;
  readonly stdin: string | null;
  readonly expected: string | null;
  readonly got: string | null;
  readonly mismatch: Mismatch | null;
  readonly difference: { readonly line: number; readonly column: number } | null;
  readonly table: TableFailure | null;
  /** What a script was run over; null: the lab's data alone. */
  readonly dataset: string | null;
  readonly printed: string;
  readonly exception: ExceptionInfo | null;
  readonly stoppedBy: StoppedBy | null;
  readonly say: Localised | null;
  /** What only this kind of check shows, which its kind decodes. */
  readonly details: JsonObject | null;
}

const growthClasses = ["constant", "logarithmic", "linear", "linearithmic", "quadratic", "cubic", "steeper"] as const;
export type GrowthClass = (typeof growthClasses)[number];

/** What a growth check measured, passed or not. `fuel` is that of the call alone. */
export interface GrowthFigures {
  readonly atMost: GrowthClass;
  /** Null: too little could be measured. */
  readonly found: GrowthClass | null;
  readonly exponent: number | null;
  /** By size. */
  readonly points: readonly { readonly size: number; readonly fuel: number }[];
  /** The last run was out of fuel: its call costs more than that, and what was found is the least that is true. */
  readonly lastCut: boolean;
}

/** What a budget check measured of one case, in fuel; `cut`: out of fuel, so the call costs more than `used`. */
export interface BudgetFigures {
  readonly case: number;
  readonly used: number;
  readonly allowed: number;
  readonly reference: number;
  readonly cut: boolean;
}

/** The wrong idea that a failed program behaves by, and the author's sentence for it. */
export interface MisconceptionFound {
  readonly id: string;
  readonly say: Localised;
}

export interface CheckReport {
  readonly id: string;
  readonly kind: string;
  readonly outcome: CheckOutcome;
  readonly points: number;
  readonly outOf: number;
  /** `notRun`: cases that were not run, because another one took too long; they neither passed nor failed. */
  readonly cases: { readonly passed: number; readonly total: number; readonly notRun: number };
  readonly failure: Failure | null;
  readonly growth: GrowthFigures | null;
  readonly budget: readonly BudgetFigures[];
  /** Of a check that was not reached: those that would have had to pass. */
  readonly waitsFor: readonly string[];
  readonly group: string | null;
  /** It passed, but gives no points since another of its group did not. */
  readonly withheld: boolean;
  readonly misconception: MisconceptionFound | null;
}

export interface Report {
  readonly lab: { readonly id: string; readonly version: number; readonly hash: string };
  readonly language: string;
  readonly seed: string;
  readonly outcome: Outcome;
  readonly points: number;
  readonly outOf: number;
  readonly submission: readonly { readonly path: string; readonly sha256: string }[];
  readonly checks: readonly CheckReport[];
}

/** One run to be carried out: `key` names it to the core, blob `blob` of the reply is its Run frame. */
export interface PlannedRun {
  readonly key: string;
  readonly blob: number;
  /** It is carried out by the parser, not by the guest. */
  readonly isParsed: boolean;
}

export type Ending =
  | "returned" | "needs-input" | "too-much-output" | "out-of-fuel" | "out-of-memory" | "too-deep" | "trapped" | "refused"
  | "stopped";

/** The functions that any check of the lab calls, sorted, and the structs that may cross, with their fields in order. */
export interface Build {
  readonly functions: readonly string[];
  readonly structs: Readonly<Record<string, readonly string[]>>;
}

/** The JSON of a Run frame (kind 16). */
/** What is wanted of a program besides what it does: every step of it, the fuel of its lines or functions, what its memory holds,
 *  its result sets as tables. */
export type RunRecord = (typeof runRecords)[number];
const runRecords = ["steps", "costs", "memory", "tables"] as const;

/** Where a record stands among the files that come back; a program's own looks at its memory are beside its end. */
export const recordPaths = { functions: "costs/functions", memory: "memory/", end: "memory/end" } as const;

export interface RunMessage {
  readonly key: string;
  /** The kind of its entry: "source" is carried out by the parser, all others by the guest. */
  readonly entry: string;
  /** The file that it starts with. */
  readonly file: string;
  readonly language: string;
  /** Of a language that is compiled: what one build must serve, the same for all runs of a submission. */
  readonly build: Build | null;
  readonly argv: readonly string[];
  readonly seed: string;
  readonly clock: number;
  readonly limits: { readonly fuel: number; readonly memoryBytes: number; readonly outputBytes: number; readonly resultBytes: number };
  readonly files: readonly { readonly path: string; readonly blob: number }[];
  readonly stdin: { readonly blob: number; readonly ended: boolean };
  readonly message: number;
  /** What the host is to see to; what the guest does is told in its message. */
  readonly record: RunRecord | null;
  /** What is to come back of the files: paths, or "folder/*" for the files right in a folder. */
  readonly keep: readonly string[];
}

/** The JSON of an Observation frame (kind 17). */
export interface ObservationMessage {
  readonly key: string;
  readonly ending: Ending;
  readonly stoppedBy?: StoppedBy;
  readonly detail: string;
  readonly fuel: number | null;
  readonly memoryBytes: number;
  readonly stdout: number;
  readonly stderr: number;
  readonly result: number | null;
  readonly files: readonly KeptFileMessage[];
}

const keptStates = ["file", "missing", "folder", "too-large"] as const;

/** A file that a run was to hand over; `blob` when it did. */
export interface KeptFileMessage {
  readonly path: string;
  readonly is: (typeof keptStates)[number];
  readonly blob: number | null;
}

// ---------------------------------------------------------------------------------------------------------------------

function labSummary(it: Node): LabSummary {
  return {
    id: it.at("id").text(),
    version: it.at("version").count(),
    hash: it.at("hash").text(),
    language: it.at("language").text(),
    packages: it.at("packages").texts(),
    track: it.at("track").text(),
    level: it.at("level").text(),
    minutes: it.at("minutes").count(),
    title: it.at("title").localised(),
    summary: it.at("summary").localised(),
    outcomes: { trade: it.at("outcomes").at("trade").texts(), computing: it.at("outcomes").at("computing").texts() },
    prerequisites: it.at("prerequisites").texts(),
    locales: it.at("locales").map((locale) => ({ reviewed: locale.at("reviewed").bool() })),
  };
}

function labInfo(it: Node): LabInfo {
  return {
    ...labSummary(it),
    entry: it.at("entry").text(),
    files: it.at("files").texts(),
    data: it.at("data").texts(),
    checks: it.at("checks").list((check) => ({
      id: check.at("id").text(),
      kind: check.at("kind").text(),
      points: check.at("points").count(),
      title: check.at("title").localised(),
      dependsOn: check.at("dependsOn").texts(),
      group: check.at("group").orNull((item) => item.text()),
      ask: check.at("ask").orNull((item) => item.object()),
    })),
    hints: it.at("hints").list((hint) => hint.localised()),
    misconceptions: it.at("misconceptions").texts(),
    rules: it.at("rules").list((rule) => {
      const value = rule.at("value");
      return {
        id: rule.at("id").text(),
        value: typeof value.value === "number" ? value.value : value.text(),
        unit: rule.at("unit").text(),
        effectiveFrom: rule.at("effectiveFrom").text(),
        effectiveTo: rule.at("effectiveTo").orNull((item) => item.text()),
        source: rule.at("source").text(),
        checkedOn: rule.at("checkedOn").text(),
        confidence: rule.at("confidence").text(),
        label: rule.at("label").localised(),
      };
    }),
    rulesAsOf: it.at("rulesAsOf").text(),
    carried: it.at("carried").texts(),
    solution: it.at("solution").orNull((solution) => ({
      attempt: solution.at("attempt").text(),
      files: solution.at("files").texts(),
      tries: solution.at("tries").orNull((item) => item.count()),
    })),
    // A lab that this device has kept since before there were any, has none.
    watch: !it.has("watch") ? [] : it.at("watch").list((watch) => (
      { file: watch.at("file").text(), function: watch.at("function").text(), variable: watch.at("variable").text() }
    )),
  };
}

function attempt(it: Node): Attempt {
  return {
    name: it.at("name").text(),
    files: it.at("files").list((file) => ({ path: file.at("path").text(), from: file.at("from").text() })),
    expects: it.at("expects").oneOf("passes", "fails"),
    check: it.at("check").orNull((item) => item.text()),
    misconception: it.at("misconception").orNull((item) => item.text()),
    referenceOf: it.at("referenceOf").texts(),
  };
}

const hashPattern = /^[0-9a-f]{64}$/;

function sha256(it: Node): string {
  return hashPattern.test(it.text()) ? it.text() : it.refuse("a SHA-256 in hexadecimal");
}

/** A path inside a folder of the site: no empty, "." or ".." part, nothing that could be read as another address. */
function sitePath(it: Node): string {
  const path = it.text();
  const fine = path.split("/").every((part) => /^[A-Za-z0-9._-]+$/.test(part) && part !== "." && part !== "..");
  return fine ? path : it.refuse("a plain relative path");
}

function listedFile(it: Node): ListedFile {
  return { path: sitePath(it.at("path")), sha256: sha256(it.at("sha256")), bytes: it.at("bytes").count() };
}

function siteFile(it: Node): SiteFile {
  return { url: sitePath(it.at("url")), sha256: sha256(it.at("sha256")), bytes: it.at("bytes").count(), wireBytes: it.at("wireBytes").count() };
}

export function asset(it: Node): Asset {
  const bytes = it.at("bytes").count();
  const parts = it.at("parts").list(siteFile);
  if (parts.reduce((sum, part) => sum + part.bytes, 0) !== bytes) it.at("parts").refuse(`parts of ${bytes} bytes in all`);
  return { sha256: sha256(it.at("sha256")), bytes, wireBytes: it.at("wireBytes").count(), parts };
}

function exception(it: Node): ExceptionInfo {
  return {
    type: it.at("type").text(),
    message: it.at("message").text(),
    frames: it.at("frames").list((frame) => ({
      file: frame.at("file").text(),
      line: frame.at("line").count(),
      column: frame.at("column").count(),
      endLine: frame.at("endLine").count(),
      endColumn: frame.at("endColumn").count(),
      function: frame.at("function").text(),
      source: frame.at("source").text(),
    })),
  };
}

function outcome(it: Node): Outcome {
  return it.oneOf("passed", "failed", "not-gradable");
}

function stoppedBy(it: Node): StoppedBy {
  return it.oneOf("person", "watchdog", "platform");
}

function growthClass(it: Node): GrowthClass {
  return it.oneOf(...growthClasses);
}

function growthFigures(it: Node): GrowthFigures {
  return {
    atMost: growthClass(it.at("atMost")),
    found: it.at("found").orNull(growthClass),
    exponent: it.at("exponent").orNull((item) => item.number()),
    points: it.at("points").list((point) => ({ size: point.at("size").count(), fuel: point.at("fuel").count() })),
    lastCut: it.at("lastCut").bool(),
  };
}

function tableFailure(it: Node): TableFailure {
  return {
    name: it.at("name").orNull((item) => item.text()),
    columns: it.at("columns").texts(),
    gotColumns: it.at("gotColumns").texts(),
    expectedRows: it.at("expectedRows").count(),
    gotRows: it.at("gotRows").count(),
    missing: it.at("missing").count(),
    extra: it.at("extra").count(),
    wrong: it.at("wrong").count(),
    rows: it.at("rows").list((row) => ({
      kind: row.at("kind").oneOf("missing", "extra", "wrong"),
      row: row.at("row").count(),
      cells: row.at("cells").texts(),
      wrong: row.at("wrong").list((cell) => ({ column: cell.at("column").count(), expected: cell.at("expected").text() })),
    })),
    order: it.at("order").orNull((order) => ({
      row: order.at("row").count(), expected: order.at("expected").texts(), got: order.at("got").texts(),
    })),
  };
}

function checkReport(it: Node): CheckReport {
  return {
    id: it.at("id").text(),
    kind: it.at("kind").text(),
    outcome: it.at("outcome").oneOf("passed", "failed", "not-gradable", "not-reached"),
    points: it.at("points").count(),
    outOf: it.at("outOf").count(),
    cases: {
      passed: it.at("cases").at("passed").count(),
      total: it.at("cases").at("total").count(),
      notRun: it.at("cases").at("notRun").count(),
    },
    growth: it.at("growth").orNull(growthFigures),
    budget: it.at("budget").list((figures) => ({
      case: figures.at("case").count(),
      used: figures.at("used").count(),
      allowed: figures.at("allowed").count(),
      reference: figures.at("reference").count(),
      cut: figures.at("cut").bool(),
    })),
    failure: it.at("failure").orNull((fail) => ({
      case: fail.at("case").count(),
      hidden: fail.at("hidden").bool(),
      code: fail.at("code").text(),
      call: fail.at("call").orNull((item) => item.text()),
      stdin: fail.at("stdin").orNull((item) => item.text()),
      expected: fail.at("expected").orNull((item) => item.text()),
      got: fail.at("got").orNull((item) => item.text()),
      mismatch: fail.at("mismatch").orNull((item) => ({
        reason: item.at("reason").oneOf("type", "value", "length", "missing-key", "extra-key", "missing-item", "extra-item"),
        path: item.at("path").text(),
        expected: item.at("expected").text(),
        got: item.at("got").text(),
      })),
      difference: fail.at("difference").orNull((item) => ({
        line: item.at("line").count(),
        column: item.at("column").count(),
      })),
      table: fail.at("table").orNull(tableFailure),
      dataset: fail.at("dataset").orNull((item) => item.text()),
      printed: fail.at("printed").text(),
      exception: fail.at("exception").orNull(exception),
      stoppedBy: fail.at("stoppedBy").orNull(stoppedBy),
      say: fail.at("say").orNull((item) => item.localised()),
      details: fail.at("details").orNull((item) => item.object()),
    })),
    waitsFor: it.at("waitsFor").texts(),
    group: it.at("group").orNull((item) => item.text()),
    withheld: it.at("withheld").bool(),
    misconception: it.at("misconception").orNull((item) => ({ id: item.at("id").text(), say: item.at("say").localised() })),
  };
}

/** The Report as the core wrote it (canonical JSON). */
export function decodeReport(text: string): Result<Report> {
  return decode("report", text, readReport);
}

export function readReport(it: Node): Report {
  if (it.at("format").count() !== 1) it.at("format").refuse("format 1");
  const lab = it.at("lab");
  return {
    lab: { id: lab.at("id").text(), version: lab.at("version").count(), hash: lab.at("hash").text() },
    language: it.at("language").text(),
    seed: it.at("seed").text(),
    outcome: outcome(it.at("outcome")),
    points: it.at("points").count(),
    outOf: it.at("outOf").count(),
    submission: it.at("submission").list((file) => ({
      path: file.at("path").text(),
      sha256: file.at("sha256").text(),
    })),
    checks: it.at("checks").list(checkReport),
  };
}

/** labs/list.json. */
export function decodeLabList(text: string): Result<LabList> {
  return decode("labs/list.json", text, (it) => {
    if (it.at("format").count() !== 1) it.at("format").refuse("format 1");
    return {
      labs: it.at("labs").list((lab) => {
        const listing = lab.at("listing");
        return { ...labSummary(lab), outOf: lab.at("outOf").count(), listing: { sha256: sha256(listing.at("sha256")), bytes: listing.at("bytes").count() } };
      }),
      rules: it.at("rules").list(listedFile),
    };
  });
}

/** labs/ID/listing.json. Its bytes are those that an entry is written in anew after it was read. */
export function writeLabListing(entry: CatalogueEntry): string {
  return `${JSON.stringify(entry)}\n`;
}

export function decodeLabListing(text: string): Result<CatalogueEntry> {
  return decode("listing.json", text, catalogueEntry);
}

/** Texts by their names. */
export function decodeNamedTexts(source: string, text: string): Result<ReadonlyMap<string, string>> {
  return decode(source, text, (it) => new Map(Object.entries(it.localised())));
}

/** labs/index.json. */
export function decodeCatalogue(text: string): Result<Catalogue> {
  return decode("labs/index.json", text, (it) => {
    if (it.at("format").count() !== 1) it.at("format").refuse("format 1");
    return {
      labs: it.at("labs").list(catalogueEntry),
      rules: it.at("rules").list(listedFile),
    };
  });
}

/** What a device keeps of a lab, to open it as it was (session/kept_labs.ts). */
export function decodeKeptLab(text: string): Result<KeptLab> {
  return decode("kept lab", text, (it) => ({
    entry: catalogueEntry(it.at("entry")),
    rules: it.at("rules").list(listedFile),
  }));
}

/** site.json: the files that the page itself is made of. */
export function decodeSiteList(text: string): Result<SiteList> {
  return decode("site.json", text, (it) => {
    if (it.at("format").count() !== 1) it.at("format").refuse("format 1");
    return { files: it.at("files").list(siteFile) };
  });
}

function catalogueEntry(lab: Node): CatalogueEntry {
  return { ...labInfo(lab), fileList: lab.at("fileList").list(listedFile) };
}

export function decodeEngines(text: string): Result<Engines> {
  return decode("engines.json", text, (it) => {
    return {
      core: asset(it.at("core")),
      parser: asset(it.at("parser")),
      grammars: it.at("grammars").map(asset),
      engines: it.at("engines").list((engine) => {
        const snapshot = engine.at("snapshot");
        return {
          name: engine.at("name").text(),
          module: asset(engine.at("module")),
          library: engine.at("library").orNull(asset),
          snapshot: { sha256: sha256(snapshot.at("sha256")), bytes: snapshot.at("bytes").count() },
        };
      }),
    };
  });
}

export function decodeProblems(text: string): Result<{ readonly id: number | null; readonly problems: readonly Problem[] }> {
  return decode("reply", text, (it) => ({
    id: it.has("id") ? it.at("id").orNull((id) => id.count()) : null,
    problems: it.at("problems").list((item) => {
      const place = item.at("place");
      const where: Place = {
        file: place.at("file").text(),
        pointer: place.at("pointer").text(),
        offset: place.at("offset").count(),
        line: place.at("line").count(),
        column: place.at("column").count(),
      };
      return {
        code: item.at("code").text(),
        message: item.at("message").text(),
        hint: item.at("hint").text(),
        place: where,
      };
    }),
  }));
}

export interface Identified<T> {
  readonly id: number;
  readonly value: T;
}

export function decodeLabReply(text: string): Result<Identified<ReadLab>> {
  return decode("reply", text, (it) => {
    const lab = it.at("lab");
    return {
      id: it.at("id").count(),
      value: {
        info: labInfo(lab),
        attempts: lab.has("attempts") ? lab.at("attempts").list(attempt) : [],
        fuelLimit: lab.has("fuelLimit") ? lab.at("fuelLimit").count() : null,
      },
    };
  });
}

/** A case as it is before anything was run; all null where its kind has nothing to show. */
export interface ShownCase {
  readonly call: string | null;
  readonly stdin: string | null;
  readonly dataset: string | null;
}

export function decodeCaseReply(text: string): Result<Identified<ShownCase | null>> {
  return decode("reply", text, (it) => ({
    id: it.at("id").count(),
    value: it.at("case").orNull((shown) => ({
      call: shown.at("call").orNull((item) => item.text()),
      stdin: shown.at("stdin").orNull((item) => item.text()),
      dataset: shown.at("dataset").orNull((item) => item.text()),
    })),
  }));
}

/** How a call stands to what the lab knows of it. Null: it knows nothing. `value`: which of the call's values is wrong, their number
 *  when one is missing. */
export type FollowReply = { readonly is: "right" } | { readonly is: "wrong"; readonly value: number; readonly expected: string | null; readonly got: string } | null;

export function decodeFollowReply(text: string): Result<Identified<readonly FollowReply[]>> {
  return decode("reply", text, (it) => ({
    id: it.at("id").count(),
    value: it.at("calls").list((item) => item.orNull((call) => (call.at("is").oneOf("right", "wrong") === "right" ? { is: "right" as const } : {
      is: "wrong" as const, value: call.at("value").count(), expected: call.at("expected").orNull((value) => value.text()), got: call.at("got").text(),
    }))),
  }));
}

/** Of a table that a check compared: rows and columns from 0; no column is the whole row. */
export interface TableMark {
  readonly is: "missing" | "extra" | "wrong";
  readonly row: number;
  readonly column: number | null;
  /** Of a wrong cell, as the language spells it. */
  readonly expected: string | null;
}

export function decodeMarkReply(text: string): Result<Identified<readonly TableMark[]>> {
  return decode("reply", text, (it) => ({
    id: it.at("id").count(),
    value: it.at("marks").list((mark) => ({
      is: mark.at("is").oneOf("missing", "extra", "wrong"), row: mark.at("row").count(), column: mark.at("column").orNull((item) => item.count()),
      expected: mark.at("expected").orNull((item) => item.text()),
    })),
  }));
}

function plannedRuns(it: Node): PlannedRun[] {
  return it.at("runs").list((run) => ({
    key: run.at("key").text(), blob: run.at("blob").count(), isParsed: run.has("parser") && run.at("parser").bool(),
  }));
}

export function decodeRunsReply(text: string): Result<Identified<readonly PlannedRun[]>> {
  return decode("reply", text, (it) => ({ id: it.at("id").count(), value: plannedRuns(it) }));
}

export type AdvanceReply =
  | { readonly state: "runs"; readonly runs: readonly PlannedRun[] }
  /** The Report is in blob 0; `prices` is the hash of those that fuel is counted by. */
  | { readonly state: "report"; readonly prices: string };

export function decodeAdvanceReply(text: string): Result<Identified<AdvanceReply>> {
  return decode("reply", text, (it) => ({
    id: it.at("id").count(),
    value: it.at("state").oneOf("runs", "report") === "runs"
      ? { state: "runs", runs: plannedRuns(it) } : { state: "report", prices: sha256(it.at("prices")) },
  }));
}

export function decodeHashReply(text: string): Result<Identified<string>> {
  return decode("reply", text, (it) => ({ id: it.at("id").count(), value: sha256(it.at("sha256")) }));
}

/** Of a module that was metered; counts, and sizes in bytes. */
export interface MeterStats {
  readonly functions: number;
  /** Functions that count depth. */
  readonly countedFunctions: number;
  readonly blocks: number;
  readonly loops: number;
  readonly instructions: number;
  readonly bytesBefore: number;
  readonly bytesAfter: number;
  readonly pricesVersion: number;
}

export function decodeMeterReply(text: string): Result<Identified<MeterStats>> {
  return decode("reply", text, (it) => {
    const stats = it.at("stats");
    const count = (name: string): number => stats.at(name).count();
    return {
      id: it.at("id").count(),
      value: {
        functions: count("functions"), countedFunctions: count("countedFunctions"), blocks: count("blocks"),
        loops: count("loops"), instructions: count("instructions"), bytesBefore: count("bytesBefore"),
        bytesAfter: count("bytesAfter"), pricesVersion: count("pricesVersion"),
      },
    };
  });
}

function build(it: Node): Build {
  return { functions: it.at("functions").texts(), structs: it.at("structs").map((fields) => fields.texts()) };
}

export function decodeRunMessage(text: string): Result<RunMessage> {
  return decode("run", text, (it) => {
    const limits = it.at("limits");
    const stdin = it.at("stdin");
    return {
      key: it.at("key").text(),
      entry: it.at("entry").at("kind").text(),
      file: it.at("entry").at("file").text(),
      language: it.at("language").text(),
      build: it.has("build") ? build(it.at("build")) : null,
      argv: it.at("argv").texts(),
      seed: it.at("seed").text(),
      clock: it.at("clock").count(),
      limits: {
        fuel: limits.at("fuel").count(),
        memoryBytes: limits.at("memoryBytes").count(),
        outputBytes: limits.at("outputBytes").count(),
        resultBytes: limits.at("resultBytes").count(),
      },
      files: it.at("files").list((file) => ({ path: file.at("path").text(), blob: file.at("blob").count() })),
      stdin: { blob: stdin.at("blob").count(), ended: stdin.at("ended").bool() },
      message: it.at("message").count(),
      record: it.has("record") ? it.at("record").oneOf(...runRecords) : null,
      keep: it.has("keep") ? it.at("keep").texts() : [],
    };
  });
}

function keptFile(it: Node): KeptFileMessage {
  return {
    path: it.at("path").text(),
    is: it.at("is").oneOf(...keptStates),
    blob: it.has("blob") ? it.at("blob").count() : null,
  };
}

export function decodeObservationMessage(text: string): Result<ObservationMessage> {
  return decode("observation", text, (it) => ({
    key: it.at("key").text(),
    ending: it.at("ending").oneOf(
      "returned", "needs-input", "too-much-output", "out-of-fuel", "out-of-memory", "too-deep", "trapped", "refused",
      "stopped",
    ),
    ...(it.has("stoppedBy") ? { stoppedBy: stoppedBy(it.at("stoppedBy")) } : {}),
    detail: it.at("detail").text(),
    fuel: it.at("fuel").orNull((item) => item.count()),
    memoryBytes: it.at("memoryBytes").count(),
    stdout: it.at("stdout").count(),
    stderr: it.at("stderr").count(),
    result: it.at("result").orNull((item) => item.count()),
    files: it.has("files") ? it.at("files").list(keptFile) : [],
  }));
}
