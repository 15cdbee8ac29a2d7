export const tag = (sen) => {
  if (sen < 0) throw new Error('a price is not negative');
  return `RM ${Math.floor(sen / 100)}.${String(sen % 100).padStart(2, '0')}`;
};
