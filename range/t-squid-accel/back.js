require('http').createServer((q,s)=>s.end('secret\n')).listen(8001,'127.0.0.1');
