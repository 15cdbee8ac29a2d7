// The author's guide to the kinds of check, as a page: made of the descriptions in labs/schema/lab.schema.json, of checks that labs
// really have, and of the sentences that a learner gets to read. It says nothing of its own, so it cannot drift from them.

import type { Json, JsonObject } from "../src/protocol/read_json.ts";
import { escapedMarkup } from "./escaped_markup.ts";

export interface GuideExample {
  readonly lab: string;
  readonly check: JsonObject;
}

interface Form extends JsonObject {
  readonly description?: string;
  readonly properties?: JsonObject;
  readonly required?: readonly string[];
}

/** Of every check; told once. */
const shared: readonly string[] = ["id", "kind", "points", "title", "dependsOn", "group"];

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

class Guide {
  private readonly definitions: JsonObject;
  private readonly examples: readonly GuideExample[];

  constructor(schema: JsonObject, examples: readonly GuideExample[]) {
    this.examples = examples;
    const definitions = schema["$defs"];
    if (!isObject(definitions)) throw new Error("the schema has no $defs");
    this.definitions = definitions;
  }

  page(): string {
    const kinds = this.kinds();
    const links = kinds.map(({ kind }) => `<li><a href="#${kind}">${kind}</a></li>`).join("");
    const first = kinds[0]?.form;
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'">
<title>Kinds of check · Bengkel</title>
<link rel="icon" href="../icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="../guide.css">
</head>
<body>
<header><a href="../">Bengkel</a> <span>for authors</span></header>
<main>
<h1>Kinds of check</h1>
<p>A lab's <code>lab.json</code> lists its checks. Each has a kind, which says how it is run and judged. This page is made from the
schema, from the labs of this site and from the sentences that learners read.</p>
<nav aria-label="Kinds"><ul>${links}</ul></nav>
<section>
<h2>What every check has</h2>
${first === undefined ? "" : this.members(first, (name) => shared.includes(name))}
</section>
${kinds.map(({ kind, form }) => this.section(kind, form)).join("\n")}
</main>
</body>
</html>
`;
  }

  /** In the order of the schema's list of checks. */
  private kinds(): { readonly kind: string; readonly form: Form }[] {
    const forms = Object.values(this.definitions).filter(isObject) as Form[];
    return forms.flatMap((form) => {
      const kind = isObject(form.properties?.["kind"]) ? form.properties["kind"]["const"] : undefined;
      return typeof kind === "string" ? [{ kind, form }] : [];
    });
  }

  private section(kind: string, form: Form): string {
    const example = this.examples
      .filter(({ check }) => check["kind"] === kind)
      .sort((left, right) => JSON.stringify(left.check).length - JSON.stringify(right.check).length)[0];
    return `<section id="${escapedMarkup(kind)}">
<h2>${escapedMarkup(kind)}</h2>
${form.description === undefined ? "" : `<p>${escapedMarkup(form.description)}</p>`}
${this.members(form, (name) => !shared.includes(name))}
${this.parts(form)}
${example === undefined ? "" : `<h3>As ${escapedMarkup(example.lab)} has it</h3>
<pre tabindex="0"><code>${escapedMarkup(JSON.stringify(shortened(example.check), null, 2))}</code></pre>`}
</section>`;
  }

  private members(form: Form, isWanted: (name: string) => boolean): string {
    const rows = Object.entries(form.properties ?? {}).filter(([name]) => isWanted(name)).map(([name, value]) => {
      const given = isObject(value) ? value : {};
      const target = this.resolved(given);
      const about = given["description"] ?? target["description"];
      const needed = form.required?.includes(name) === true ? "needed" : this.usual(target);
      return `<tr><th scope="row"><code>${escapedMarkup(name)}</code></th><td>${escapedMarkup(this.shape(given))}</td>` +
        `<td>${escapedMarkup(needed)}</td><td>${typeof about === "string" ? escapedMarkup(about) : ""}</td></tr>`;
    });
    if (rows.length === 0) return "";
    return `<div class="rows" tabindex="0" role="group" aria-label="Members"><table><thead><tr><th scope="col">Member</th>` +
      `<th scope="col">Is</th><th scope="col">Needed</th><th scope="col">Means</th></tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
  }

  /** The objects that stand inside this one, each once. */
  private parts(form: Form): string {
    const seen = new Set<string>();
    const texts: string[] = [];
    const visit = (name: string, value: Json | undefined): void => {
      if (!isObject(value) || shared.includes(name)) return;
      const reference = value["$ref"];
      if (typeof reference === "string") {
        if (seen.has(reference)) return;
        seen.add(reference);
      }
      const target: Form = this.resolved(value);
      if (isObject(target["items"])) return visit(name, target["items"]);
      for (const choice of choices(target)) visit(name, choice);
      if (target.properties === undefined) return;
      texts.push(`<h3>Inside <code>${escapedMarkup(name)}</code></h3>
${target.description === undefined ? "" : `<p>${escapedMarkup(target.description)}</p>`}
${this.members(target, () => true)}`);
      for (const [inner, it] of Object.entries(target.properties)) visit(inner, it);
    };
    for (const [name, value] of Object.entries(form.properties ?? {}))
      if (!opaque.includes(name)) visit(name, value);
    return texts.join("\n");
  }

  private resolved(value: JsonObject): JsonObject {
    const reference = value["$ref"];
    const target = typeof reference === "string" ? this.definitions[reference.replace("#/$defs/", "")] : undefined;
    return isObject(target) ? target : value;
  }

  /** `above` are the definitions that are being told: what stands inside itself is told by its name. */
  private shape(value: JsonObject, above: readonly string[] = []): string {
    const target = this.resolved(value);
    const name = typeof value["$ref"] === "string" ? value["$ref"].replace("#/$defs/", "") : undefined;
    if (name !== undefined && above.includes(name)) return name;
    const inner = name === undefined ? above : [...above, name];
    if (target["const"] !== undefined) return JSON.stringify(target["const"]);
    const words = target["enum"];
    if (Array.isArray(words)) return words.map((it) => JSON.stringify(it)).join(", ");
    if (isObject(target["items"])) return `list of ${this.shape(target["items"], inner)}`;
    const several = choices(target);
    if (name !== undefined && several.length > tooMany) return name;
    if (several.length > 0) return [...new Set(several.map((it) => this.shape(it, inner)))].join(" or ");
    const { minimum, maximum } = target;
    if (minimum !== undefined && maximum !== undefined) return `${String(minimum)} to ${String(maximum)}`;
    if (name !== undefined && target["type"] === "object") return name;
    return typeof target["type"] === "string" ? target["type"] : "value";
  }

  private usual(target: JsonObject): string {
    return target["default"] === undefined ? "" : `else ${JSON.stringify(target["default"])}`;
  }
}

/** So many forms are told by the name of the whole. */
const tooMany = 4;

/** Told of elsewhere, and deep. */
const opaque: readonly string[] = ["args", "title", "say"];

function choices(target: JsonObject): JsonObject[] {
  const several = target["anyOf"] ?? target["oneOf"];
  return Array.isArray(several) ? (several as readonly Json[]).filter(isObject) : [];
}

/** Long lists with their first two items, texts in English alone. */
function shortened(value: Json): Json {
  if (Array.isArray(value)) {
    const items = (value as readonly Json[]).map(shortened);
    return items.length > 3 && items.some((it) => typeof it === "object") ? [...items.slice(0, 2), "…"] : items;
  }
  if (!isObject(value)) return value;
  const keys = Object.keys(value);
  if (keys.length > 1 && typeof value["en"] === "string" && keys.every((key) => /^[a-z]{2,3}(-\w+)?$/.test(key))) {
    return { en: value["en"] };
  }
  return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, shortened(it)]));
}

/** The page, as HTML. `schema` is labs/schema/lab.schema.json. */
export function authorGuide(schema: JsonObject, examples: readonly GuideExample[]): string {
  return new Guide(schema, examples).page();
}
