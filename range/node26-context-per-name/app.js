const tls=require('tls'),https=require('https'),http=require('http'),http2=require('http2'),net=require('net'),fs=require('fs'),crypto=require('crypto'),P='@PKI@/',r=n=>fs.readFileSync(P+n);
const base={cert:r('srv.crt'),key:r('srv.key'),ca:r('ours.crt'),requestCert:true,rejectUnauthorized:false};
const s=https.createServer({...base,cert:r('srvboth.crt'),key:r('srvboth.key'),rejectUnauthorized:true},(q,a)=>a.end(/^app\.example\.test/i.test(q.headers.host)?'secret\n':'other\n'));
s.addContext('other.example.test',{cert:r('srvother.crt'),key:r('srvother.key'),ca:r('partner.crt')}); s.listen(443,'127.0.0.1');
