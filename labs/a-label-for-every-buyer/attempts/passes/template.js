import * as format from "bengkel:format";

const ringgit = (sen) => sen / 100;

export const label = (sen, day, locale) =>
  `${format.formatMoney(ringgit(sen), "MYR", locale)} | ${format.formatDate(day, locale)}`;
