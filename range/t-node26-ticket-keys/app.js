const tls=require('tls'),https=require('https'),http=require('http'),http2=require('http2'),net=require('net'),fs=require('fs'),crypto=require('crypto'),P='@PKI@/',r=n=>fs.readFileSync(P+n);
const base={cert:r('srv.crt'),key:r('srv.key'),ca:r('ours.crt'),requestCert:true,rejectUnauthorized:false};
const k=crypto.randomBytes(48);
https.createServer({...base,ticketKeys:k,rejectUnauthorized:true},(q,s)=>s.end('secret\n')).listen(443,'127.0.0.1');
https.createServer({cert:base.cert,key:base.key,ticketKeys:k},(q,s)=>{ s.writeHead(404); s.end('nothing here\n'); }).listen(8443,'127.0.0.1');
