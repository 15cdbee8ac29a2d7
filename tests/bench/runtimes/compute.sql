-- Orders of a year by city: what a native program of the language does too.
WITH RECURSIVE
  random(number, seed) AS (
    SELECT 0, 42 UNION ALL SELECT number + 1, (seed * 1103515245 + 12345) % 2147483648 FROM random WHERE number < 120000
  ),
  sales(city, sen) AS (SELECT seed / 65536 % 5, (seed / 7) % 10000 FROM random)
SELECT city, count(*) AS orders, sum(sen) AS total, max(sen) AS dearest FROM sales GROUP BY city ORDER BY city;
