// What stands in a page's place when the service worker has none to give: without a connection, or when a file is not the one that the
// site lists. The page's own words are not at hand then, so they are here, in every language.

const words = {
  unreachable: {
    "en": ["No connection", "This page is not on this device. The labs that you opened or fetched are."],
    "ms": ["Tiada sambungan", "Halaman ini tiada pada peranti ini. Amali yang anda buka atau ambil ada di sini."],
    "zh-Hans": ["没有网络连接", "此页面不在本设备上。您打开过或取回的实验都在。"],
    "vi": ["Không có kết nối", "Trang này không có trên thiết bị. Các bài thực hành bạn đã mở hoặc tải về thì có."],
    "th": ["ไม่มีการเชื่อมต่อ", "หน้านี้ไม่ได้อยู่ในอุปกรณ์ แต่แล็บที่คุณเคยเปิดหรือดึงมาไว้ยังอยู่"],
  },
  refused: {
    "en": ["A file did not arrive as it was published", "It was thrown away and not used. Try again on another connection. Your work is safe on this device."],
    "ms": ["Satu fail tidak tiba seperti yang diterbitkan", "Fail itu dibuang dan tidak digunakan. Cuba lagi dengan sambungan lain. Kerja anda selamat pada peranti ini."],
    "zh-Hans": ["有一个文件与发布的不符", "该文件已被丢弃，没有使用。请换一个网络再试。您的代码安全地保存在本设备上。"],
    "vi": ["Một tệp đến không đúng như đã phát hành", "Tệp đó đã bị bỏ và không được dùng. Hãy thử lại bằng kết nối khác. Bài của bạn vẫn an toàn trên thiết bị."],
    "th": ["มีไฟล์หนึ่งมาถึงไม่ตรงกับที่เผยแพร่", "ไฟล์นั้นถูกทิ้งและไม่ได้ใช้ ลองใหม่ด้วยการเชื่อมต่ออื่น งานของคุณยังปลอดภัยในอุปกรณ์นี้"],
  },
} as const;

const style = `body{margin:0;min-height:100vh;display:grid;place-content:center;gap:2rem;padding:2rem;font:1rem/1.6 system-ui,sans-serif;
background:#f5f2ea;color:#16302f;color-scheme:light dark}h1{font-size:1.25rem;margin:0}p{margin:.25rem 0 0;max-width:36rem}a{color:#0c625d}
@media(prefers-color-scheme:dark){body{background:#0d1918;color:#e7efec}a{color:#63cbbb}}`;

/** The languages that the reader prefers, first; all others below. `home`: the folder of the site. */
export function noPage(why: keyof typeof words, home: string, preferred: readonly string[]): Response {
  const rank = (locale: string): number => {
    const at = preferred.findIndex((tag) => tag.toLowerCase().split("-")[0] === locale.split("-")[0]);
    return at < 0 ? preferred.length : at;
  };
  const parts = Object.entries(words[why]).sort(([a], [b]) => rank(a) - rank(b))
    .map(([locale, [title, text]]) => `<section lang="${locale}"><h1>${title}</h1><p>${text}</p></section>`);
  const html = `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Bengkel</title><style>${style}</style><p><a href="${home}">Bengkel</a></p>${parts.join("")}`;
  return new Response(html, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
}
