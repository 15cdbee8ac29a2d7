// A day as people write it. Like Intl's long dates (tests/web/words/formats_test.ts holds it to them), but a phone takes a twentieth of a
// second to start those, and a lab's text has such days in it.

import { dateFormat } from "./formatters.ts";

const english = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const malay = ["Januari", "Februari", "Mac", "April", "Mei", "Jun", "Julai", "Ogos", "September", "Oktober", "November", "Disember"];
const thai = [
  "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
];

/** Years from 543 before our era. */
const buddhistYears = 543;

type Write = (year: number, month: number, day: number) => string;

const named = (months: readonly string[], firstYear = 0): Write => (year, month, day) => `${day} ${months[month - 1]} ${year + firstYear}`;

const writers = new Map<string, Write>([
  ["en-MY", named(english)],
  ["ms-MY", named(malay)],
  ["zh-Hans-MY", (year, month, day) => `${year}年${month}月${day}日`],
  ["vi-VN", (year, month, day) => `${day} tháng ${month}, ${year}`],
  ["th-TH", named(thai, buddhistYears)],
]);

/** Of "2024-01-01"; anything else stays as it stands. */
export function longDate(iso: string, formats: string): string {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(`${iso}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(at)) return iso;
  const [year = 0, month = 0, day = 0] = iso.split("-").map(Number);
  const write = writers.get(formats);
  return write === undefined ? dateFormat(formats, { dateStyle: "long", timeZone: "UTC" }).format(at) : write(year, month, day);
}
