SELECT id, stars, words, length(words) FROM reviews ORDER BY id;
SELECT stars, count(*), typeof(stars) FROM reviews GROUP BY stars ORDER BY stars DESC;
