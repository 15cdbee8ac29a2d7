// XML as a tree of elements. A document type is refused, and with it every entity that a file could bring along.

import { SaxesParser } from "saxes";
import { UsageError } from "../usage_error.ts";

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** Its own text, and none of its children's. */
  readonly text: string;
}

interface Growing extends Element {
  readonly children: Growing[];
  text: string;
}

const deepest = 40;

export function readXml(file: string, xml: string): Element {
  const parser = new SaxesParser({ xmlns: false, fileName: file });
  const top: Growing = { name: "", attributes: {}, children: [], text: "" };
  const open: Growing[] = [top];
  const refuse = (why: string): never => {
    throw new UsageError(`${file}:${parser.line}:${parser.column + 1}: ${why}`);
  };
  parser.on("error", (error) => refuse(error.message.replace(/^[^ ]*:\d+:\d+: /, "")));
  parser.on("doctype", () => refuse("a document type is not read"));
  parser.on("opentag", ({ name, attributes }) => {
    if (open.length > deepest) refuse("elements within elements without end");
    const element: Growing = { name, attributes: { ...attributes }, children: [], text: "" };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const add = (text: string): void => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  };
  parser.on("text", add);
  parser.on("cdata", add);
  parser.on("closetag", () => void open.pop());
  parser.write(xml).close();
  return top.children[0] ?? refuse("it has no element");
}

export function childrenOf(of: Element, name: string): readonly Element[] {
  return of.children.filter((it) => it.name === name);
}

/** Of the first such child, or of its <text>; "" where there is none. */
export function textIn(of: Element, name: string): string {
  const [found] = childrenOf(of, name);
  if (found === undefined) return "";
  const [inner] = childrenOf(found, "text");
  return (inner ?? found).text;
}
