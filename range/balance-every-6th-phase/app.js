const tls=require('tls'),https=require('https'),http=require('http'),http2=require('http2'),net=require('net'),fs=require('fs'),crypto=require('crypto'),P='@PKI@/',r=n=>fs.readFileSync(P+n);
const base={cert:r('srv.crt'),key:r('srv.key'),ca:r('ours.crt'),requestCert:true,rejectUnauthorized:false};
https.createServer({...base,rejectUnauthorized:true},(q,s)=>s.end('secret\n')).listen(8441,'127.0.0.1'); https.createServer(base,(q,s)=>s.end('secret\n')).listen(8442,'127.0.0.1');
let n=0; const t0=Date.now(), choose=(n,c,t)=>n%6===2;
net.createServer(c=>{ n++; const b=net.connect(choose(n,c,Date.now()-t0)?8442:8441,'127.0.0.1'); c.pipe(b).pipe(c); c.on('error',()=>b.destroy()); b.on('error',()=>c.destroy()); }).listen(443,'127.0.0.1');
