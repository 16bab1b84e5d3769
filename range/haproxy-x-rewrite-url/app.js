require('http').createServer((q,s)=>{ const u=q.headers['x-rewrite-url']||q.url; s.end(u==='/health'?'ok\n':'secret\n'); }).listen(8001,'127.0.0.1');
