CREATE TABLE event (body TEXT);
INSERT INTO event VALUES ('{"order": 1001, "items": [{"sku": "PEPP-01", "n": 4}, {"sku": "LAYR-01", "n": 1}], "gift": true, "note": null}');
SELECT json_extract(body, '$.order'), body -> '$.items', body ->> '$.items[1].sku', body ->> 'gift', json_type(body, '$.note'), json_array_length(body, '$.items') FROM event;
SELECT value ->> 'sku' AS sku, value ->> 'n' AS n FROM event, json_each(body, '$.items') ORDER BY sku;
SELECT fullkey, type, atom FROM event, json_tree(body) WHERE atom IS NOT NULL ORDER BY fullkey;
