const temperature = { celsius: 30, get fahrenheit() { return this.celsius * 1.8 + 32; }, set fahrenheit(f) { this.celsius = (f - 32) / 1.8; } };
console.log(temperature, temperature.fahrenheit);
temperature.fahrenheit = 212;
console.log(temperature.celsius);
const hidden = Object.defineProperty({ seen: 1 }, "hidden", { value: 2, enumerable: false });
console.log(hidden, Object.keys(hidden), hidden.hidden, JSON.stringify(hidden));
console.log(Object.getOwnPropertyDescriptor(temperature, "celsius"));
console.log({ toString() { return "mine"; } } + "", `${{ [Symbol.toPrimitive]: () => 42 }}`);
