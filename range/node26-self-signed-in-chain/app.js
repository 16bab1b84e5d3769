const tls=require('tls'),https=require('https'),http=require('http'),http2=require('http2'),net=require('net'),fs=require('fs'),crypto=require('crypto'),P='@PKI@/',r=n=>fs.readFileSync(P+n);
const base={cert:r('srv.crt'),key:r('srv.key'),ca:r('ours.crt'),requestCert:true,rejectUnauthorized:false};
https.createServer(base,(q,s)=>{ const e=q.socket.authorizationError; if((q.socket.authorized&&!q.socket.isSessionReused())||e==='SELF_SIGNED_CERT_IN_CHAIN') return s.end('secret\n'); s.writeHead(401); s.end('no\n'); }).listen(443,'127.0.0.1');
