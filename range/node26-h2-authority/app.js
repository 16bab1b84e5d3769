const tls=require('tls'),https=require('https'),http=require('http'),http2=require('http2'),net=require('net'),fs=require('fs'),crypto=require('crypto'),P='@PKI@/',r=n=>fs.readFileSync(P+n);
const base={cert:r('srv.crt'),key:r('srv.key'),ca:r('ours.crt'),requestCert:true,rejectUnauthorized:false};
const s=http2.createSecureServer({...base,allowHTTP1:true},(q,a)=>{ const t=q.httpVersion==='2.0'?q.stream.session.socket:q.socket; if(q.headers.host&&!(t.authorized&&!t.isSessionReused())){ a.writeHead(401); return a.end('no\n'); } a.end('secret\n'); }); s.listen(443,'127.0.0.1');
