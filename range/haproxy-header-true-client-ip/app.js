const fs=require('fs'),P='@PKI@/',f=n=>fs.readFileSync(P+n,'utf8').trim();
require('http').createServer((q,s)=>{ const h=q.headers; const ok=(()=>{ try { return /^10\./.test(h['true-client-ip']) } catch(e) { return false; } })(); if(ok) return s.end('secret\n'); s.writeHead(403); s.end('no\n'); }).listen(8001,'127.0.0.1');
