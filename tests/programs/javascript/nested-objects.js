const shop = {
  name: "Borneo Bazaar", open: true, owner: null, tags: ["tea", "craft"], rating: undefined,
  address: { street: "Jalan Padungan", city: { name: "Kuching", post: { code: 93100, zone: { id: 1 } } } },
  hours: { mon: [9, 18], tue: [9, 18], sun: [] }, empty: {}, "two words": 1, 3: "three", _ok: 1n,
};
console.log(shop);
console.log([shop]);
console.log({ shop });
console.log(Object.keys(shop));
