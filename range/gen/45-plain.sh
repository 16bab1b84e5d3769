. @RANGE@/gen/common.sh
KIND=plain
EN='server { listen 127.0.0.1:443 ssl; server_name app.example.test; ssl_verify_client on; location / { return 200 "secret\n"; } }'
for x in "x-forwarded-ssl http_x_forwarded_ssl on X-Forwarded-Ssl:on" "front-end-https http_front_end_https on Front-End-Https:on"; do set -- $x
d nginx-80-$1 ENFORCED+PLAIN_HTTP "port 80 redirects unless $4"
nx <<E
 server { listen 127.0.0.1:80; server_name app.example.test; if (\$$2 != "$3") { return 301 https://\$host\$request_uri; } location / { return 200 "secret\n"; } }
 $EN
E
start 'ngx; listens 443 80'; attack "at 80 -H '${4/:/: }' http://app.example.test/"
done
d nginx-80-cf-visitor ENFORCED+PLAIN_HTTP "port 80 redirects unless CF-Visitor says https"
nx <<E
 map \$http_cf_visitor \$up { default 1; '~"scheme":"https"' 0; }
 server { listen 127.0.0.1:80; server_name app.example.test; if (\$up) { return 301 https://\$host\$request_uri; } location / { return 200 "secret\n"; } }
 $EN
E
start 'ngx; listens 443 80'; attack "at 80 -H 'CF-Visitor: {\"scheme\":\"https\"}' http://app.example.test/"
d apache-80-xfp ENFORCED+PLAIN_HTTP "Apache: RewriteCond on X-Forwarded-Proto"
ax <<E
Listen 127.0.0.1:443
Listen 127.0.0.1:80
<Location />
 Require all granted
</Location>
DocumentRoot @W@/site
<VirtualHost *:80>
 RewriteEngine on
 RewriteCond %{HTTP:X-Forwarded-Proto} !=https
 RewriteRule ^(.*)$ https://app.example.test\$1 [R=301,L]
</VirtualHost>
<VirtualHost *:443>
 ServerName app.example.test
 $AXTLS
 SSLVerifyClient require
</VirtualHost>
E
pages; start 'apa; listens 443 80'; attack "at 80 -H 'X-Forwarded-Proto: https' http://app.example.test/"
d node-80-forwarded ENFORCED+PLAIN_HTTP "application: Forwarded: proto=https (RFC 7239)"
node_ <<'E'
https.createServer({...base,rejectUnauthorized:true},(q,s)=>s.end('secret\n')).listen(443,'127.0.0.1');
http.createServer((q,s)=>{ if(/proto=https/.test(q.headers.forwarded||'')) return s.end('secret\n'); s.writeHead(301,{location:'https://app.example.test'+q.url}); s.end(); }).listen(80,'127.0.0.1');
E
start 'nod; listens 443 80'; attack "at 80 -H 'Forwarded: for=192.0.2.1;proto=https' http://app.example.test/"
d haproxy-80-h2c ENFORCED+PLAIN_HTTP "bind :80 proto h2: HTTP/2 with prior knowledge and nothing else"
hx <<'E'
frontend h
  bind 127.0.0.1:80 proto h2
  http-request return status 200 content-type text/plain string "secret\n"
frontend f
  bind 127.0.0.1:443 ssl crt @PKI@/srv.pem ca-file @PKI@/ours.crt verify required
  http-request return status 200 content-type text/plain string "secret\n"
E
start 'hap; listens 443 80'; attack 'at 80 --http2-prior-knowledge http://app.example.test/'
d nghttpx-80-h2c ENFORCED+PLAIN_HTTP "nghttpx on port 80 redirects HTTP/1.1 by a rule of the application, HTTP/2 by prior knowledge or Upgrade goes through"
f back.js <<'E'
require('http').createServer((q,s)=>{ if(/^2/.test((q.headers.via||'')+'')||/(^|,\s*)2(\.0)? /.test(q.headers.via||'')) return s.end('secret\n'); s.writeHead(301,{location:'https://app.example.test/'}); s.end(); }).listen(8001,'127.0.0.1');
require('https').createServer({cert:require('fs').readFileSync('@PKI@/srv.crt'),key:require('fs').readFileSync('@PKI@/srv.key'),ca:require('fs').readFileSync('@PKI@/ours.crt'),requestCert:true,rejectUnauthorized:true},(q,s)=>s.end('secret\n')).listen(443,'127.0.0.1');
E
start 'nod back.js; up nghttpx --conf=/dev/null -f"127.0.0.1,80;no-tls" -b"127.0.0.1,8001" --workers=1 --single-thread; listens 443 80 8001'; attack 'at 80 --http2-prior-knowledge http://app.example.test/; at 80 --http2 http://app.example.test/'
d apache-80-upgrade ENFORCED+PLAIN_HTTP "Apache: HTTP/1.1 is redirected, what came by Upgrade: h2c is not; prior knowledge is off"
ax <<E
Listen 127.0.0.1:443
Listen 127.0.0.1:80
<Location />
 Require all granted
</Location>
DocumentRoot @W@/site
<VirtualHost *:80>
 Protocols h2c http/1.1
 H2Direct off
 H2Upgrade on
 RewriteEngine on
 RewriteCond %{SERVER_PROTOCOL} !^HTTP/2
 RewriteCond %{HTTP:Upgrade} !h2c
 RewriteRule ^(.*)$ https://app.example.test\$1 [R=301,L]
</VirtualHost>
<VirtualHost *:443>
 ServerName app.example.test
 $AXTLS
 SSLVerifyClient require
</VirtualHost>
E
pages; start 'apa; listens 443 80'; attack 'at 80 --http2 http://app.example.test/'
d h2o-80-upgrade ENFORCED+PLAIN_HTTP "h2o: HTTP/1.1 is redirected by the application behind, HTTP/2 (Upgrade or prior knowledge) is not"
f h2o.conf <<'E'
user: root
num-threads: 1
http2-idle-timeout: 5
listen: {host: 127.0.0.1, port: 80}
hosts:
  default:
    paths:
      "/":
        proxy.reverse.url: http://127.0.0.1:8001/
        proxy.preserve-host: ON
E
f back.js <<'E'
require('http').createServer((q,s)=>{ if(/(^|,\s*)2(\.0)? /.test(q.headers.via||'')) return s.end('secret\n'); s.writeHead(301,{location:'https://app.example.test/'}); s.end(); }).listen(8001,'127.0.0.1');
require('https').createServer({cert:require('fs').readFileSync('@PKI@/srv.crt'),key:require('fs').readFileSync('@PKI@/srv.key'),ca:require('fs').readFileSync('@PKI@/ours.crt'),requestCert:true,rejectUnauthorized:true},(q,s)=>s.end('secret\n')).listen(443,'127.0.0.1');
E
start 'nod back.js; up h2o -c $W/h2o.conf; listens 443 80 8001'; attack 'at 80 --http2 http://app.example.test/; at 80 --http2-prior-knowledge http://app.example.test/'
d hitch-varnish-80 ENFORCED+PLAIN_HTTP "varnish behind hitch listens on port 80 of every address (regression)"
f hitch.conf <<'E'
frontend = { host = "127.0.0.1" port = "443" }
backend = "[127.0.0.1]:80"
pem-file = "@W@/srv.pem"
tls-protos = TLSv1.2 TLSv1.3
user = "nobody"
group = "nogroup"
client-verify = required
client-verify-ca = "@PKI@/ours.crt"
E
f default.vcl <<'E'
vcl 4.1;
backend default none;
sub vcl_recv { return (synth(200)); }
sub vcl_synth { set resp.http.Content-Type = "text/plain"; set resp.body = "secret" + {"
"}; return (deliver); }
E
start 'cat $P/srv.key $P/srv.crt >$W/srv.pem; mkdir -p vw; up varnishd -F -n $W/vw -a 127.0.0.1:80 -f $W/default.vcl -s malloc,20m -p vcc_allow_inline_c=off; listens 80; up hitch --config=$W/hitch.conf; listens 443'; attack 'at 80 http://app.example.test/'
d varnish-80-bare "ENFORCED+PLAIN_HTTP" "varnish on port 80 redirects the name and serves the bare address"
f hitch.conf <<'E'
frontend = { host = "127.0.0.1" port = "443" }
backend = "[127.0.0.1]:8001"
pem-file = "@W@/srv.pem"
tls-protos = TLSv1.2 TLSv1.3
user = "nobody"
group = "nogroup"
client-verify = required
client-verify-ca = "@PKI@/ours.crt"
E
f default.vcl <<'E'
vcl 4.1;
backend default none;
sub vcl_recv { if (req.http.host == "app.example.test") { return (synth(301)); } return (synth(200)); }
sub vcl_synth { if (resp.status == 301) { set resp.http.Location = "https://app.example.test" + req.url; return (deliver); } set resp.http.Content-Type = "text/plain"; set resp.body = "secret" + {"
"}; return (deliver); }
E
back; start 'cat $P/srv.key $P/srv.crt >$W/srv.pem; mkdir -p vw; nod back.js; up varnishd -F -n $W/vw -a 127.0.0.1:80 -f $W/default.vcl -s malloc,20m; up hitch --config=$W/hitch.conf; listens 443 80 8001'; attack 'curl -s http://127.0.0.1/'
d haproxy-h2c-smuggling "PLAIN_HTTP OTHER_PATH" "port 80 lets acme-challenge alone through, with its Upgrade: h2c; the tunnel then leads to every path of the back end"
hx <<'E'
frontend h
  bind 127.0.0.1:80
  http-request redirect scheme https code 301 unless { path_beg /.well-known/acme-challenge/ }
  default_backend app
frontend f
  bind 127.0.0.1:443 ssl crt @PKI@/srv.pem ca-file @PKI@/ours.crt verify required
  default_backend app
backend app
  server a 127.0.0.1:8001
E
ax <<'E'
Listen 127.0.0.1:8001
<Location />
 Require all granted
</Location>
DocumentRoot @W@/site
Protocols h2c http/1.1
E
f smuggle.js <<'E'
const net=require('net'),http2=require('http2'),{Duplex}=require('stream');
const s=net.connect(80,'127.0.0.1',()=>s.write('GET /.well-known/acme-challenge/x HTTP/1.1\r\nHost: app.example.test\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n'));
let b=Buffer.alloc(0); const frame=(t,f,i,p)=>{ const h=Buffer.alloc(9); h.writeUIntBE(p.length,0,3); h[3]=t; h[4]=f; h.writeUInt32BE(i,5); return Buffer.concat([h,p]); };
const lit=(n,v)=>Buffer.concat([Buffer.from([0x00,n.length]),Buffer.from(n),Buffer.from([v.length]),Buffer.from(v)]);
let up=false; s.on('data',d=>{ b=Buffer.concat([b,d]); if(!up&&b.indexOf('\r\n\r\n')>0){ if(!/^HTTP\/1.1 101/.test(b.toString('latin1'))){ console.error(b.toString('latin1').slice(0,80)); process.exit(1); } up=true;
 s.write(Buffer.concat([Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),frame(4,0,0,Buffer.alloc(0)),frame(1,5,3,Buffer.concat([lit(':method','GET'),lit(':scheme','http'),lit(':path','/'),lit(':authority','app.example.test')]))])); }
 if(/secret/.test(b.toString('latin1'))){ console.log('secret'); process.exit(0); } }); setTimeout(()=>process.exit(1),5000);
E
pages; start 'apa; hap; listens 443 80 8001'; attack 'node smuggle.js || node smuggle.js || node smuggle.js'
# twins
d t-apache-80-upgrade-redirect PASS "twin: port 80 speaks h2c and redirects there as well"
ax <<E
Listen 127.0.0.1:443
Listen 127.0.0.1:80
<Location />
 Require all granted
</Location>
DocumentRoot @W@/site
<VirtualHost *:80>
 Protocols h2c http/1.1
 Redirect permanent / https://app.example.test/
</VirtualHost>
<VirtualHost *:443>
 ServerName app.example.test
 $AXTLS
 SSLVerifyClient require
</VirtualHost>
E
pages; start 'apa; listens 443 80'; attack 'at 80 --http2 http://app.example.test/; at 80 --http2-prior-knowledge http://app.example.test/'
d t-nginx-80-other-site PASS "twin: port 80 serves another site's page to everybody"
nx <<E
 server { listen 127.0.0.1:80; root @W@/other; }
 server { listen 127.0.0.1:443 ssl; server_name app.example.test; ssl_verify_client on; root @W@/site; }
E
pages; start 'ngx; listens 443 80'; attack 'at 80 http://app.example.test/'
