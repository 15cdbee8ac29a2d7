// Programs and their steps: a small one with objects that have two names, and one of 100,000 steps.

import type { StepTrace } from "../protocol/step_trace.ts";
import { classNames, TraceWriter } from "./trace_writer.ts";

export interface PlayedProgram {
  readonly text: string;
  readonly trace: StepTrace;
  readonly printed: Uint8Array<ArrayBuffer>;
}

const ordersText = `class Order:
    def __init__(self, town, boxes):
        self.town = town
        self.boxes = boxes

def load(orders):
    total = 0
    for order in orders:
        total += order.boxes
    return total

orders = [Order("Kuching", 3), Order("Đà Nẵng", 5)]
late = orders[1]
stock = {"rice": 12, "tea": 4}
shelves = [[3, 1, 2], [6, 5], stock]
for shelf in shelves[:2]:
    for i in range(len(shelf) - 1):
        if shelf[i] > shelf[i + 1]:
            shelf[i], shelf[i + 1] = shelf[i + 1], shelf[i]
print(load(orders), "boxes")
late.boxes += stock["rice"]
stock["rice"] = 0
print(load(orders), "boxes")
`;

class Order {
  town?: string;
  boxes?: number;
}
classNames.set(Order, "Order");

export function playOrders(): PlayedProgram {
  const trace = new TraceWriter("main.py");
  const program: Record<string, unknown> = {};
  trace.enter("<module>", program);
  const make = (town: string, boxes: number): Order => {
    const self = new Order();
    delete self.town;
    delete self.boxes;
    trace.enter("Order.__init__", { self, town, boxes });
    trace.step("call", 2);
    trace.step("line", 3);
    self.town = town;
    trace.step("line", 4);
    self.boxes = boxes;
    trace.step("return", 4, null);
    trace.leave();
    return self;
  };
  const load = (orders: readonly Order[]): number => {
    const frame = trace.enter("load", { orders }).variables;
    trace.step("call", 6);
    trace.step("line", 7);
    let total = 0;
    frame["total"] = total;
    trace.step("line", 8);
    for (const order of orders) {
      frame["order"] = order;
      trace.step("line", 9);
      frame["total"] = total += order.boxes ?? 0;
      trace.step("line", 8);
    }
    trace.step("line", 10);
    trace.step("return", 10, total);
    trace.leave();
    return total;
  };
  for (const line of [1, 6, 12]) trace.step("line", line);
  const orders = [make("Kuching", 3), make("Đà Nẵng", 5)];
  program["orders"] = orders;
  trace.step("line", 13);
  const late = orders[1] ?? new Order();
  program["late"] = late;
  trace.step("line", 14);
  const stock = new Map([["rice", 12], ["tea", 4]]);
  program["stock"] = stock;
  trace.step("line", 15);
  const shelves = [[3, 1, 2], [6, 5]];
  program["shelves"] = [...shelves, stock];
  trace.step("line", 16);
  for (const shelf of shelves) {
    program["shelf"] = shelf;
    trace.step("line", 17);
    for (let i = 0; i + 1 < shelf.length; i += 1) {
      program["i"] = i;
      trace.step("line", 18);
      const [a = 0, b = 0] = [shelf[i], shelf[i + 1]];
      if (a > b) {
        trace.step("line", 19);
        shelf.splice(i, 2, b, a);
      }
      trace.step("line", 17);
    }
    trace.step("line", 16);
  }
  for (const line of [20, 23]) {
    trace.step("line", line);
    trace.print(`${load(orders)} boxes`);
    if (line === 23) break;
    trace.step("line", 21);
    late.boxes = (late.boxes ?? 0) + (stock.get("rice") ?? 0);
    trace.step("line", 22);
    stock.set("rice", 0);
  }
  trace.step("return", 23, null);
  return { text: ordersText, ...trace.finish() };
}

const primesText = `def is_prime(n, known):
    for p in known:
        if p * p > n:
            return True
        if n % p == 0:
            return False
    return True

known = []
n = 2
while True:
    if is_prime(n, known):
        known.append(n)
        print(n)
    n += 1
`;

export function playPrimes(steps: number): PlayedProgram {
  const trace = new TraceWriter("main.py");
  const program: Record<string, unknown> = {};
  trace.enter("<module>", program);
  trace.step("line", 1);
  trace.step("line", 9);
  const known: number[] = [];
  program["known"] = known;
  trace.step("line", 10);
  const isPrime = (n: number): boolean => {
    const frame = trace.enter("is_prime", { n, known }).variables;
    trace.step("call", 1);
    trace.step("line", 2);
    let answer = true;
    for (const p of known) {
      frame["p"] = p;
      trace.step("line", 3);
      if (p * p > n) {
        trace.step("line", 4);
        break;
      }
      trace.step("line", 5);
      if (n % p === 0) {
        trace.step("line", 6);
        answer = false;
        break;
      }
      trace.step("line", 2);
    }
    trace.step("return", answer ? 4 : 6, answer);
    trace.leave();
    return answer;
  };
  for (let n = 2; trace.count < steps; n += 1) {
    program["n"] = n;
    trace.step("line", 11);
    trace.step("line", 12);
    if (isPrime(n)) {
      trace.step("line", 13);
      known.push(n);
      trace.step("line", 14);
      trace.print(String(n));
    }
    trace.step("line", 15);
  }
  return { text: primesText, ...trace.finish() };
}
