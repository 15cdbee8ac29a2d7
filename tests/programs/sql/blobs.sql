SELECT x'00ff10', zeroblob(4), length(x'00ff10'), hex(x'CAFE'), x'01' || x'02', typeof(x'01' || x'02'), substr(x'0102030405', 2, 3);
SELECT length('a' || char(0) || 'b'), hex('a' || char(0) || 'b'), quote(x'beef');
