const line = readline();
if (line !== null) console.log(fee(Number(line)));
