SELECT json_object('id', id, 'status', status, 'lines', (SELECT json_group_array(json_object('sku', sku, 'n', quantity)) FROM
    (SELECT * FROM order_lines WHERE order_id = orders.id ORDER BY sku))) FROM orders WHERE id < 1004 ORDER BY id;
SELECT json_set('{"a":1}', '$.b', json('[1,2]')), json_remove('{"a":1,"b":2}', '$.a'), json_patch('{"a":1}', '{"a":null,"c":3}'), json_valid('{x'), json_quote('a"b');
SELECT json_group_object(country, n) FROM (SELECT country, count(*) AS n FROM customers GROUP BY country ORDER BY country);
