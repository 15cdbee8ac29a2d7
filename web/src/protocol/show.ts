// A look into a model or a desk that a program left by lab.show (shows/<n>.json), read as if anybody had written it; its forms
// are told in labs/README.md.

import { decode, type Node } from "./read_json.ts";

export interface Show {
  readonly file: string;
  readonly title: string;
  readonly look: Look;
}

export type Look = Boundary | Loss | Confusion | Weights | Neighbours | Desk;
export type LookKind = Look["kind"];

/** Cells row by row, the lowest y first; null is a gap. Classes are counted from 0; without any, cells are scores. */
export interface Boundary {
  readonly kind: "boundary";
  readonly x: Side;
  readonly y: Side;
  readonly classes: readonly string[];
  readonly cells: readonly (readonly (number | null)[])[];
  readonly points: readonly { readonly x: number; readonly y: number; readonly group: number | null }[];
}
export interface Side {
  readonly label: string;
  readonly from: number;
  readonly to: number;
}

export interface Loss {
  readonly kind: "loss";
  /** Null: counted from 0. */
  readonly steps: readonly number[] | null;
  readonly isLog: boolean;
  readonly curves: readonly { readonly name: string; readonly losses: readonly (number | null)[] }[];
}

/** A row for each class as it truly is, a column for what it was taken for. */
export interface Confusion {
  readonly kind: "confusion";
  readonly classes: readonly string[];
  readonly counts: readonly (readonly number[])[];
}

/** `weights[l]` leads from layer l to the next: a row for each neuron before, a column for each neuron after. */
export interface Weights {
  readonly kind: "weights";
  readonly weights: readonly (readonly (readonly number[])[])[];
  /** Layer by layer; null: they have none. */
  readonly names: readonly (readonly string[])[] | null;
  readonly sizes: readonly number[];
}

/** The nearest first. */
export interface Neighbours {
  readonly kind: "neighbours";
  readonly of: string;
  readonly by: "similarity" | "distance";
  readonly neighbours: readonly { readonly name: string; readonly value: number }[];
}

/** Times are minutes from midnight of the virtual clock; places are counted from 0. */
export interface Desk {
  readonly kind: "desk";
  readonly places: readonly { readonly name: string; readonly x: number; readonly y: number; readonly isDepot: boolean }[];
  readonly roads: readonly Pair[];
  readonly riders: readonly { readonly name: string; readonly stops: readonly Pair[] }[];
  readonly stock: readonly { readonly name: string; readonly levels: readonly Pair[]; readonly reorder: number | null }[];
  readonly orders: readonly { readonly name: string; readonly placed: number; readonly started: number | null; readonly done: number | null }[];
}
export type Pair = readonly [number, number];

/** `leaves`: numbers and texts of one show, a little more than lab.show lets through. */
const most = { bytes: 1_000_000, leaves: 50_000, text: 800, classes: 100, neurons: 256, neighbours: 100, desk: 5_000 } as const;

/** Undefined: this is no show. */
export function decodeShow(file: string, text: string): Show | undefined {
  if (text.length > most.bytes) return undefined;
  const read = decode(file, text, (it): Show => {
    if (it.at("format").number() !== 1) it.refuse("the format 1");
    const data = it.at("data");
    if (leavesOf(data.value) > most.leaves) data.refuse("less");
    return { file, title: words(it.at("title")), look: readers[it.at("kind").oneOf(...kinds)](data) };
  });
  return read.ok ? read.value : undefined;
}

const readers: { readonly [Kind in LookKind]: (data: Node) => Look } = {
  boundary(data) {
    only(data, "x", "y", "cells", "classes", "points", "labels");
    const labels = optional(data, "labels", (it) => exactly(it.list(words), 2, it)) ?? ["", ""];
    const side = (name: "x" | "y", label = ""): Side => {
      const [from = 0, to = 0] = exactly(data.at(name).list(finite), 2, data);
      return from < to ? { label, from, to } : data.refuse("the lower end first");
    };
    const classes = optional(data, "classes", (it) => atMost(it.list(words), most.classes, it)) ?? [];
    const group = (it: Node): number => index(it, classes.length);
    const cells = even(data.at("cells"), (it) => it.orNull(classes.length > 0 ? group : finite));
    const points = optional(data, "points", (them) => them.list((it) => {
      const [x, y, known] = it.list((part) => part);
      if (x === undefined || y === undefined || it.list(finite).length > 3) return it.refuse("x, y and perhaps a class");
      return { x: finite(x), y: finite(y), group: known === undefined ? null : group(known) };
    })) ?? [];
    return { kind: "boundary", x: side("x", labels[0]), y: side("y", labels[1]), classes, cells, points };
  },

  loss(data) {
    only(data, "curves", "steps", "log");
    const named = data.at("curves").map((it) => it.list((loss) => loss.orNull(finite)));
    const curves = atMost(Object.keys(named).map((name) => ({ name: short(name), losses: named[name] ?? [] })), most.classes, data);
    const steps = optional(data, "steps", (it) => it.list(finite));
    const lengths = new Set([...curves.map((it) => it.losses.length), ...(steps === null ? [] : [steps.length])]);
    if (curves.length === 0 || lengths.size !== 1 || lengths.has(0)) data.refuse("curves of one length");
    return { kind: "loss", curves, steps, isLog: optional(data, "log", (it) => it.bool()) ?? false };
  },

  confusion(data) {
    only(data, "classes", "counts");
    const classes = atMost(data.at("classes").list(words), most.classes, data);
    const counts = exactly(data.at("counts").list((row) => exactly(row.list(count), classes.length, row)), classes.length, data);
    return classes.length > 0 ? { kind: "confusion", classes, counts } : data.refuse("at least one class");
  },

  weights(data) {
    only(data, "weights", "names");
    const weights = data.at("weights").list((layer) => even(layer, finite));
    const sizes = [...weights.map((layer) => layer.length), weights.at(-1)?.[0]?.length ?? 0];
    if (weights.length === 0 || weights.some((layer, at) => layer[0]?.length !== sizes[at + 1])) data.refuse("layers that fit each other");
    if (sizes.some((size) => size > most.neurons)) data.refuse(`at most ${most.neurons} neurons in a layer`);
    const names = optional(data, "names", (them) => exactly(them.list((it) => it.list(words)), sizes.length, them));
    if (names?.some((it, at) => it.length !== sizes[at]) === true) data.refuse("a name for each neuron");
    return { kind: "weights", weights, names, sizes };
  },

  neighbours(data) {
    only(data, "of", "similarity", "distance");
    const [by, other] = data.has("similarity") ? (["similarity", "distance"] as const) : (["distance", "similarity"] as const);
    if (data.has(other)) data.refuse("a similarity or a distance");
    const values = data.at(by).map(finite);
    const neighbours = atMost(Object.keys(values), most.neighbours, data).map((name) => ({ name: short(name), value: values[name] ?? 0 }));
    neighbours.sort((a, b) => (by === "similarity" ? b.value - a.value : a.value - b.value));
    return { kind: "neighbours", of: words(data.at("of")), by, neighbours };
  },

  desk(data) {
    only(data, "places", "roads", "riders", "stock", "orders");
    const listed = <T>(key: string, read: (it: Node) => T): T[] => optional(data, key, (it) => atMost(it.list(read), most.desk, it)) ?? [];
    const places = listed("places", (it) => {
      only(it, "name", "x", "y", "depot");
      return { name: words(it.at("name")), x: finite(it.at("x")), y: finite(it.at("y")), isDepot: optional(it, "depot", (depot) => depot.bool()) ?? false };
    });
    const place = (it: Node): number => index(it, places.length);
    const pair = (first: (it: Node) => number, second: (it: Node) => number) => (it: Node): Pair => {
      const [one, other] = exactly(it.list((part) => part), 2, it);
      return one === undefined || other === undefined ? it.refuse("a pair") : [first(one), second(other)];
    };
    const roads = listed("roads", pair(place, place));
    const riders = listed("riders", (it) => {
      only(it, "name", "stops");
      return { name: words(it.at("name")), stops: it.at("stops").list(pair(finite, place)) };
    });
    const stock = listed("stock", (it) => {
      only(it, "name", "levels", "reorder");
      return { name: words(it.at("name")), levels: it.at("levels").list(pair(finite, finite)), reorder: optional(it, "reorder", finite) };
    });
    const orders = listed("orders", (it) => {
      only(it, "name", "placed", "started", "done");
      return { name: words(it.at("name")), placed: finite(it.at("placed")), started: optional(it, "started", finite), done: optional(it, "done", finite) };
    });
    if (places.length + stock.length + orders.length === 0) data.refuse("something to show");
    return { kind: "desk", places, roads, riders, stock, orders };
  },
};

const kinds = Object.keys(readers) as LookKind[];

function only(it: Node, ...keys: readonly string[]): void {
  const other = Object.keys(it.object()).find((key) => !keys.includes(key));
  if (other !== undefined) it.refuse(`no key "${other}"`);
}

function optional<T>(it: Node, key: string, read: (item: Node) => T): T | null {
  return it.has(key) ? read(it.at(key)) : null;
}

function exactly<T>(items: T[], count: number, at: Node): T[] {
  return items.length === count ? items : at.refuse(`${count} items`);
}

function atMost<T>(items: T[], count: number, at: Node): T[] {
  return items.length <= count ? items : at.refuse(`at most ${count} items`);
}

/** Rows of the same length, and something in them. */
function even<T>(it: Node, read: (item: Node) => T): T[][] {
  const rows = it.list((row) => row.list(read));
  const length = rows[0]?.length ?? 0;
  return length > 0 && rows.every((row) => row.length === length) ? rows : it.refuse("rows of one length");
}

function words(it: Node): string {
  return short(it.text());
}

function short(text: string): string {
  return text.slice(0, most.text);
}

/** JSON has numbers that no float can hold. */
function finite(it: Node): number {
  const number = it.number();
  return Number.isFinite(number) ? number : it.refuse("a finite number");
}

function count(it: Node): number {
  const number = finite(it);
  return number >= 0 ? number : it.refuse("a number from 0");
}

function index(it: Node, size: number): number {
  const number = it.count();
  return number < size ? number : it.refuse(`a number below ${size}`);
}

/** Counted without calling deep: what is nested deeper than any form is too much. */
function leavesOf(value: unknown, depth = 0): number {
  if (typeof value !== "object" || value === null) return 1;
  if (depth > 8) return Infinity;
  let sum = 0;
  for (const it of Object.values(value)) {
    sum += leavesOf(it, depth + 1);
    if (sum > most.leaves) return sum;
  }
  return sum;
}
