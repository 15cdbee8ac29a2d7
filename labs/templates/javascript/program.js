console.log(fee(1600));
