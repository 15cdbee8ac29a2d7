import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { playOrders, playPrimes, type PlayedProgram } from "../../../web/src/gallery/played_programs.ts";
import { tellStep } from "../../../web/src/ui/step_state.ts";
import { showValue } from "../../../web/src/ui/show_value.ts";

function told({ trace }: PlayedProgram, index: number): readonly string[] {
  return (tellStep(trace, index)?.scopes ?? []).flatMap(({ variables }) => variables.map(({ name, value }) => `${name} = ${showValue(value)}`));
}

describe("the gallery's programs", () => {
  test("leave what they would leave", () => {
    const orders = playOrders();
    assert.deepEqual(told(orders, orders.trace.count - 1), [
      "orders = [Order(town='Kuching', boxes=3), Order(town='Đà Nẵng', boxes=17)]", "late = Order(town='Đà Nẵng', boxes=17)",
      "stock = {'rice': 0, 'tea': 4}", "shelves = [[1, 2, 3], [5, 6], {'rice': 0, 'tea': 4}]", "shelf = [5, 6]", "i = 0",
    ]);
    assert.equal(new TextDecoder().decode(orders.printed), "8 boxes\n20 boxes\n");
  });

  test("have as many steps as are asked for", () => {
    const primes = playPrimes(5000);
    assert.ok(primes.trace.count >= 5000);
    assert.match(new TextDecoder().decode(primes.printed), /^2\n3\n5\n7\n11\n/);
  });
});
