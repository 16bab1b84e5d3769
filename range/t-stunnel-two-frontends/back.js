require('http').createServer((q,s)=>s.end('secret\n')).listen(8001,'127.0.0.1');
require('http').createServer((q,s)=>{ s.writeHead(404); s.end('nothing here\n'); }).listen(8002,'127.0.0.1');
