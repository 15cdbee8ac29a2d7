// Intl's formatters, each made once: to make one takes a phone longer than to fill a page with what it writes.

const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

export function numberFormat(formats: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return once(numberFormats, formats, options, () => new Intl.NumberFormat(formats, options));
}

export function dateFormat(formats: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return once(dateFormats, formats, options, () => new Intl.DateTimeFormat(formats, options));
}

function once<Format>(made: Map<string, Format>, formats: string, options: object, make: () => Format): Format {
  const name = `${formats} ${JSON.stringify(options)}`;
  const format = made.get(name) ?? make();
  made.set(name, format);
  return format;
}
