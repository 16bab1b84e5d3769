. @RANGE@/gen/common.sh
KIND=ports
EN='server { listen 127.0.0.1:443 ssl; server_name app.example.test; ssl_verify_client on; root @W@/site; }'
for p in 8443 2053; do d nginx-port-$p ENFORCED+OTHER_PORT "port $p serves the site over https"
nx <<E
 server { listen 127.0.0.1:$p ssl; root @W@/site; }
 $EN
E
pages; start "ngx; listens 443 $p"; attack "at $p https://app.example.test:$p/"; done
d node-port-2083 ENFORCED+OTHER_PORT "port 2083, https"
node_ <<'E'
https.createServer({...base,rejectUnauthorized:true},(q,s)=>s.end('secret\n')).listen(443,'127.0.0.1'); https.createServer({cert:base.cert,key:base.key},(q,s)=>s.end('secret\n')).listen(2083,'127.0.0.1');
E
start 'nod; listens 443 2083'; attack 'at 2083 https://app.example.test:2083/'
d caddy-port-2096 ENFORCED+OTHER_PORT "port 2096, https, caddy"
cd_ <<'E'
https://app.example.test {
 bind 127.0.0.1
 tls @PKI@/srv.crt @PKI@/srv.key {
  client_auth {
   mode require_and_verify
   trusted_ca_cert_file @PKI@/ours.crt
  }
 }
 root * @W@/site
 file_server
}
https://app.example.test:2096 {
 bind 127.0.0.1
 tls @PKI@/srv.crt @PKI@/srv.key
 root * @W@/site
 file_server
}
E
pages; start 'cad; listens 443 2096'; attack 'at 2096 https://app.example.test:2096/'
for x in "8080 haproxy" "8880 haproxy" "2095 haproxy"; do set -- $x; d $2-port-$1 ENFORCED+OTHER_PORT "port $1 serves the site in plain HTTP"
hx <<E
frontend g
  bind 127.0.0.1:$1
  http-request return status 200 content-type text/html file @W@/site/index.html
frontend f
  bind 127.0.0.1:443 ssl crt @PKI@/srv.pem ca-file @PKI@/ours.crt verify required
  http-request return status 200 content-type text/html file @W@/site/index.html
E
pages; start "hap; listens 443 $1"; attack "at $1 http://app.example.test:$1/"; done
d hitch-varnish-8080 ENFORCED+OTHER_PORT "the cache behind hitch listens on 8080 of every address"
f hitch.conf <<'E'
frontend = { host = "127.0.0.1" port = "443" }
backend = "[127.0.0.1]:8080"
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
sub vcl_synth { set resp.http.Content-Type = "text/plain"; set resp.body = "secret at " + now + {"
"}; return (deliver); }
E
start 'cat $P/srv.key $P/srv.crt >$W/srv.pem; mkdir -p vw; up varnishd -F -n $W/vw -a 127.0.0.1:8080 -f $W/default.vcl -s malloc,20m; listens 8080; up hitch --config=$W/hitch.conf; listens 443'; attack 'at 8080 http://app.example.test:8080/'
d squid-accel-8080 ENFORCED+OTHER_PORT "squid in front: https_port asks for certificates, http_port 8080 does not"
f squid.conf <<'E'
https_port 127.0.0.1:443 accel defaultsite=app.example.test tls-cert=@PKI@/srv.crt tls-key=@PKI@/srv.key tls-cafile=@PKI@/ours.crt clientca=@PKI@/ours.crt tls-min-version=1.2
http_port 127.0.0.1:8080 accel defaultsite=app.example.test
cache_peer 127.0.0.1 parent 8001 0 no-query no-digest no-netdb-exchange originserver name=a
http_access allow all
cache deny all
server_persistent_connections off
access_log none
cache_log @W@/cache.log
pid_filename none
coredump_dir @W@
netdb_filename none
visible_hostname app.example.test
pinger_enable off
cache_effective_user proxy
E
back; start 'chmod 777 $W; nod back.js; up squid -N -f $W/squid.conf; listens 443 8080 8001; for i in $(seq 20); do at 8080 http://app.example.test:8080/ | grep -q secret && break; sleep 0.3; done'; attack 'at 8080 http://app.example.test:8080/'
# twins
d t-nginx-port-8443-other PASS "twin: 8443 is another site (an administration page)"
nx <<E
 server { listen 127.0.0.1:8443 ssl; root @W@/other; }
 server { listen 127.0.0.1:8080; root @W@/other; }
 $EN
E
pages; start 'ngx; listens 443 8443 8080'; attack 'at 8443 https://app.example.test:8443/; at 8080 http://app.example.test:8080/'
d t-nginx-port-2083-enforced PASS "twin: 2083 enforces, 8080 redirects to the front door"
nx <<E
 server { listen 127.0.0.1:2083 ssl; server_name app.example.test; ssl_verify_client on; root @W@/site; }
 server { listen 127.0.0.1:8080; return 301 https://app.example.test\$request_uri; }
 $EN
E
pages; start 'ngx; listens 443 2083 8080'; attack 'at 2083 https://app.example.test:2083/; at 8080 http://app.example.test:8080/'
d t-squid-accel PASS "twin: squid asks for certificates on its only port"
cp squid-accel-8080/{squid.conf,back.js} $CUR/; sed -i '/^http_port/d' $CUR/squid.conf; echo 'http_port 127.0.0.1:3128' >>$CUR/squid.conf
start 'chmod 777 $W; nod back.js; up squid -N -f $W/squid.conf; listens 443 8001; for i in $(seq 20); do served 2 && break; sleep 0.3; done'; attack 'c $U/; c --cert $P/fakekichain.crt --key $P/fakeki.key $U/'
d t-port-8443-silent PASS "twin: 8443 accepts and says nothing, 2053 speaks another protocol"
node_ <<'E'
https.createServer({...base,rejectUnauthorized:true},(q,s)=>s.end('secret\n')).listen(443,'127.0.0.1'); net.createServer(c=>c.on('error',()=>0)).listen(8443,'127.0.0.1'); net.createServer(c=>{ c.on('error',()=>0); c.end('220 mail.example.test ESMTP\r\n'); }).listen(2053,'127.0.0.1');
E
start 'nod; listens 443 8443 2053'; attack 'at 8443 https://app.example.test:8443/; at 2053 https://app.example.test:2053/'
