const tls=require('tls'),https=require('https'),http=require('http'),http2=require('http2'),net=require('net'),fs=require('fs'),crypto=require('crypto'),P='@PKI@/',r=n=>fs.readFileSync(P+n);
const base={cert:r('srv.crt'),key:r('srv.key'),ca:r('ours.crt'),requestCert:true,rejectUnauthorized:false};
let n=[]; const limit=s=>s.prependListener('connection',c=>{ c.on('error',()=>0); const t=Date.now(); n=n.filter(x=>t-x<60000); n.push(t); if(n.length>50) c.destroy(); });
const a=https.createServer({...base,rejectUnauthorized:true},(q,s)=>s.end('secret\n')), b=http.createServer((q,s)=>{ if(q.headers['x-forwarded-proto']==='https') return s.end('secret\n'); s.writeHead(301,{location:'https://app.example.test/'}); s.end(); });
limit(a); limit(b); a.listen(443,'127.0.0.1'); b.listen(80,'127.0.0.1');
