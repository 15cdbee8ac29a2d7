SELECT upper(name), length(name), substr(name, 1, 3), instr(name, ' ') FROM customers ORDER BY id;
SELECT trim('  pepper '), ltrim('00120', '0'), rtrim('1.500', '0'), replace('a-b-c', '-', ''), printf('%05d|%-6s|%.2f|%x', 42, 'ab', 3.14159, 255);
SELECT hex('Kuching'), char(75, 117, 8230), unicode('陈'), quote('it''s'), length('กุ้ง'), 'a' || NULL;
