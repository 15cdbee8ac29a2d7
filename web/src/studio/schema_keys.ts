// Which keys may stand at a place of lab.json, by the schema: what an editor offers. The core's reader is the truth; this only helps to type.

export interface SchemaKey {
  readonly name: string;
  readonly about: string;
}

type Schema = { readonly [key: string]: unknown };

/** Each key once. `path` leads to the object: keys and indices. `kind` is that of the nearest object which has one: a check's keys depend on it. */
export function schemaKeys(root: unknown, path: readonly (string | number)[], kind?: string): readonly SchemaKey[] {
  if (!isObject(root)) return [];
  const keys = new Map<string, SchemaKey>();
  for (const schema of reached(root, path)) {
    for (const it of parts(root, schema, kind)) {
      if (!isObject(it["properties"])) continue;
      for (const [name, value] of Object.entries(it["properties"])) {
        const about = isObject(value) ? parts(root, value).map((part) => part["description"]).find((text) => typeof text === "string") : undefined;
        if (!keys.has(name) || keys.get(name)?.about === "") keys.set(name, { name, about: typeof about === "string" ? about : "" });
      }
    }
  }
  return [...keys.values()];
}

/** The words that may stand at a place, where the schema names them. */
export function schemaValues(root: unknown, path: readonly (string | number)[]): readonly string[] {
  if (!isObject(root)) return [];
  const words = reached(root, path).flatMap((schema) => parts(root, schema)).flatMap((it) => [
    ...(Array.isArray(it["enum"]) ? it["enum"] as readonly unknown[] : []), ...("const" in it ? [it["const"]] : []),
  ]);
  return [...new Set(words.filter((word) => typeof word === "string"))];
}

function reached(root: Schema, path: readonly (string | number)[]): readonly Schema[] {
  return path.reduce<readonly Schema[]>((schemas, step) => schemas.flatMap((schema) => parts(root, schema)).flatMap((it) => {
    if (typeof step === "number") return [it["items"], it["additionalItems"]].filter(isObject);
    const { properties, additionalProperties } = it;
    const named = isObject(properties) && Object.hasOwn(properties, step) ? properties[step] : additionalProperties;
    return isObject(named) ? [named] : [];
  }), [root]);
}

/** A schema with all that it refers to or is put together from; of what depends on the kind of a check, only what fits. */
function parts(root: Schema, schema: Schema, kind?: string, depth = 0): readonly Schema[] {
  if (depth > 12) return [];
  const inner: Schema[] = [];
  const { $ref } = schema;
  if (typeof $ref === "string" && $ref.startsWith("#/")) {
    let target: unknown = root;
    for (const step of $ref.slice(2).split("/")) target = isObject(target) && Object.hasOwn(target, step) ? target[step] : undefined;
    if (isObject(target)) inner.push(target);
  }
  for (const word of ["allOf", "anyOf", "oneOf"]) {
    const list = schema[word];
    if (Array.isArray(list)) inner.push(...list.filter(isObject));
  }
  if (isObject(schema["then"]) && fits(schema["if"], kind)) inner.push(schema["then"]);
  if (isObject(schema["else"])) inner.push(schema["else"]);
  const fitting = inner.filter((it) => fits(it, kind));
  return [schema, ...fitting.flatMap((it) => parts(root, it, kind, depth + 1))];
}

/** False where it says another kind. */
function fits(schema: unknown, kind: string | undefined): boolean {
  if (kind === undefined || !isObject(schema) || !isObject(schema["properties"])) return true;
  const said = schema["properties"]["kind"];
  if (!isObject(said)) return true;
  if (typeof said["const"] === "string") return said["const"] === kind;
  return !Array.isArray(said["enum"]) || said["enum"].includes(kind);
}

function isObject(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
