// The numbers of wasi_snapshot_preview1 that we answer with
// (https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md).

export const errno = {
  success: 0,
  access: 2,
  badf: 8,
  exist: 20,
  fault: 21,
  inval: 28,
  io: 29,
  isdir: 31,
  loop: 32,
  mfile: 33,
  nametoolong: 37,
  noent: 44,
  nospc: 51,
  nosys: 52,
  notdir: 54,
  notempty: 55,
  notsup: 58,
  perm: 63,
  rofs: 69,
  spipe: 70,
  notcapable: 76,
} as const;

export type Errno = (typeof errno)[keyof typeof errno];

export const fileType = { unknown: 0, characterDevice: 2, folder: 3, file: 4 } as const;

export const openFlags = { create: 1, folder: 2, exclusive: 4, truncate: 8 } as const;

export const fdFlags = { append: 1 } as const;

export const rights = {
  read: 1n << 1n,
  write: 1n << 6n,
  /** Seek and tell: what tells a file from a terminal to the C library. */
  seek: (1n << 2n) | (1n << 5n),
  all: (1n << 30n) - 1n,
} as const;

export const clockId = { realtime: 0, monotonic: 1, process: 2, thread: 3 } as const;

export const eventType = { clock: 0, read: 1, write: 2 } as const;
