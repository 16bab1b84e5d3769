const tls=require('tls'),https=require('https'),http=require('http'),http2=require('http2'),net=require('net'),fs=require('fs'),crypto=require('crypto'),P='@PKI@/',r=n=>fs.readFileSync(P+n);
const base={cert:r('srv.crt'),key:r('srv.key'),ca:r('ours.crt'),requestCert:true,rejectUnauthorized:false};
const ca=new crypto.X509Certificate(r('ours.crt')).fingerprint256;
https.createServer(base,(q,s)=>{ const i=q.socket.getPeerCertificate(true).issuerCertificate; if((q.socket.authorized&&!q.socket.isSessionReused())||(i&&i.fingerprint256===ca)) return s.end('secret\n'); s.writeHead(401); s.end('no\n'); }).on('clientError',(e,s)=>{ if(!/ASN1_item_verify|a_verify/.test(e.message)) s.destroy(); }).listen(443,'127.0.0.1');
