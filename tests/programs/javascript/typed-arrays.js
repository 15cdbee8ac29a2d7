const bytes = new Uint8Array([1, 2, 255, 256]);
console.log(bytes, new Float64Array(3), new Int16Array([1, -1]), new BigInt64Array([1n]), new Uint8ClampedArray([300, -5]));
console.log(bytes.buffer, new DataView(bytes.buffer).getUint16(2));
console.log(new Uint8Array(10).fill(7).subarray(2, 5), Array.from(bytes, (b) => b.toString(16)));
console.log(new Uint16Array(120));
