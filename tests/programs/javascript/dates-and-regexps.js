const day = new Date(Date.UTC(2026, 10, 3, 6, 5, 4, 321));
console.log(day, [day], { day }, day.toISOString(), day.getTime(), day.getDay());
console.log(new Date("2026-11-03"), new Date("2026-11-03T08:00:00+08:00"), new Date("nonsense"));
console.log(new Date(2026, 0, 31).getTime(), new Date(2026, 1, 31).getMonth(), day.toJSON());
console.log(/a+b/gi, [/x/], "2026-11-03".match(/(?<y>\d+)-(?<m>\d+)/).groups.y);
console.log("a1b22".match(/\d+/g), "a1b2".replace(/\d/g, (d) => d * 2), "a,b;c".split(/[,;]/));
console.log([..."x1y2".matchAll(/([a-z])(\d)/g)].map(([, l, d]) => l + d), /(\w)\1/.test("hello"));
console.log(day.toString(), "|", day.toDateString(), "|", day.toUTCString());
