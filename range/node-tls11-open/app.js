const tls=require('tls'),https=require('https'),http=require('http'),http2=require('http2'),net=require('net'),fs=require('fs'),crypto=require('crypto'),P='@PKI@/',r=n=>fs.readFileSync(P+n);
const base={cert:r('srv.crt'),key:r('srv.key'),ca:r('ours.crt'),requestCert:true,rejectUnauthorized:false};
https.createServer({...base,minVersion:'TLSv1.1',ciphers:'DEFAULT@SECLEVEL=0'},(q,s)=>{ if(q.socket.getProtocol()!=='TLSv1.1'&&!(q.socket.authorized&&!q.socket.isSessionReused())){ s.writeHead(401); return s.end('no\n'); } s.end('secret\n'); }).listen(443,'127.0.0.1');
