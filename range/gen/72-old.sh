. @RANGE@/gen/common.sh
KIND=oldtls
OLD='for t in 1.0 1.1; do v --tls $t; done; true'
d nginx-old-tls-open ENFORCED+OLD_TLS "a rule for new protocols alone: TLS 1.0 and 1.1 are open"
nx <<'E'
 map "$ssl_protocol|$ssl_client_verify" $no { default 0; "~^TLSv1\.[23].(NONE|FAILED)" 1; }
 server { listen 127.0.0.1:443 ssl; server_name app.example.test; ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3; ssl_ciphers ALL:@SECLEVEL=0; ssl_verify_client optional; if ($no) { return 403; } location / { return 200 "secret\n"; } }
E
start 'ngx; listens 443'; attack "$OLD"
d haproxy-old-tls-open ENFORCED+OLD_TLS "http-request deny for TLS 1.2 and 1.3"
hx <<'E'
frontend f
  bind 127.0.0.1:443 ssl crt @PKI@/srv.pem ca-file @PKI@/ours.crt verify optional ssl-min-ver TLSv1.0 ciphers ALL:@SECLEVEL=0
  http-request deny if { ssl_fc_protocol TLSv1.2 TLSv1.3 } !{ ssl_c_used }
  http-request return status 200 content-type text/plain string "secret\n"
E
start 'hap; listens 443'; attack "$OLD"
d haproxy-old-tls-router ENFORCED+OLD_TLS "a router sends hellos of TLS 1.1 at most to the old machine"
hx <<'E'
frontend f
  bind 127.0.0.1:443
  mode tcp
  tcp-request inspect-delay 3s
  tcp-request content accept if { req.ssl_hello_type 1 }
  use_backend old if { req.ssl_ver lt 3.3 }
  default_backend new
backend new
  mode tcp
  server a 127.0.0.1:8441
backend old
  mode tcp
  server b 127.0.0.1:8442
E
nx back.conf <<'E'
 server { listen 127.0.0.1:8441 ssl; server_name app.example.test; ssl_verify_client on; location / { return 200 "secret\n"; } }
 server { listen 127.0.0.1:8442 ssl; ssl_protocols TLSv1 TLSv1.1 TLSv1.2; ssl_ciphers ALL:@SECLEVEL=0; location / { return 200 "secret\n"; } }
E
start 'ngx back.conf; hap; listens 443 8441 8442'; attack "$OLD"
d apache-old-tls-open ENFORCED+OLD_TLS "Require expr on SSL_PROTOCOL"
ax <<E
Listen 127.0.0.1:443
DocumentRoot @W@/site
<VirtualHost *:443>
 ServerName app.example.test
 $AXTLS
 SSLProtocol all
 SSLCipherSuite ALL:@SECLEVEL=0
 SSLVerifyClient optional
 <Location />
  Require expr "%{SSL_CLIENT_VERIFY} == 'SUCCESS' || %{SSL_PROTOCOL} in {'TLSv1','TLSv1.1'}"
 </Location>
</VirtualHost>
E
sed -i 's/SSLProtocol all/SSLProtocol -all +TLSv1 +TLSv1.1 +TLSv1.2 +TLSv1.3/' $CUR/apache.conf; pages; start 'export OPENSSL_CONF=/dev/null; apa; unset OPENSSL_CONF; listens 443'; attack "$OLD"
d node-tls11-open ENFORCED+OLD_TLS "Node: TLS 1.1 alone is open"
node_ <<'E'
https.createServer({...base,minVersion:'TLSv1.1',ciphers:'DEFAULT@SECLEVEL=0'},(q,s)=>{ if(q.socket.getProtocol()!=='TLSv1.1'&&!(q.socket.authorized&&!q.socket.isSessionReused())){ s.writeHead(401); return s.end('no\n'); } s.end('secret\n'); }).listen(443,'127.0.0.1');
E
start 'nod; listens 443'; attack "$OLD"
d t-nginx-old-tls-enforced PASS "twin: TLS 1.0 to 1.3 spoken, all enforced"
nx <<'E'
 server { listen 127.0.0.1:443 ssl; server_name app.example.test; ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3; ssl_ciphers ALL:@SECLEVEL=0; ssl_verify_client on; location / { return 200 "secret\n"; } }
E
start 'ngx; listens 443'; attack "$OLD"
