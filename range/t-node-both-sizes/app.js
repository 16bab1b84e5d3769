const net=require('net'); net.createServer(c=>{ const d=net.connect(8441,'127.0.0.1'); d.on('error',()=>c.destroy()); c.on('error',()=>d.destroy()); c.pipe(d).pipe(c); }).listen(443,'127.0.0.1');
