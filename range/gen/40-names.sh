. @RANGE@/gen/common.sh
KIND=names
EN='server { listen 127.0.0.1:443 ssl; server_name app.example.test; ssl_verify_client on; location / { return 200 "secret\n"; } }'
d nginx-bare-with-sni ENFORCED+OTHER_NAME "SNI ours, Host the bare address: the application's second name is its address"
nx <<E
 server { listen 127.0.0.1:443 ssl default_server; server_name _; return 444; }
 server { listen 127.0.0.1:443 ssl; server_name 127.0.0.1; location / { return 200 "secret\n"; } }
 $EN
E
start 'ngx; listens 443'; attack 'c -H "Host: 127.0.0.1" $U/'
d haproxy-bare-address ENFORCED+OTHER_NAME "verification for the name in Host alone; the rest goes to the same back end"
hx <<'E'
frontend f
  bind 127.0.0.1:443 ssl crt @PKI@/srv.pem ca-file @PKI@/ours.crt verify optional alpn h2,http/1.1
  acl named hdr_sub(host) -i example.test
  acl named ssl_fc_sni -m sub example.test
  http-request deny if named !{ ssl_c_used } || named !{ ssl_c_verify 0 }
  http-request return status 200 content-type text/html file @W@/site/index.html if named || { hdr_beg(host) 127. }
  http-request return status 404
E
pages; start 'hap; listens 443'; attack 'curl -sk https://127.0.0.1/'
d apache-default-vhost-old ENFORCED+OTHER_NAME "an old vhost stays first in the file and serves the same folder to whoever asks for the bare address"
ax <<E
Listen 127.0.0.1:443
<Location />
 Require all granted
</Location>
<VirtualHost *:443>
 ServerName old.invalid
 DocumentRoot @W@/site
 $AXTLS
</VirtualHost>
<VirtualHost *:443>
 ServerName app.example.test
 DocumentRoot @W@/site
 $AXTLS
 SSLVerifyClient require
</VirtualHost>
E
pages; start 'apa; listens 443'; attack 'curl -sk https://127.0.0.1/'
d caddy-address-site ENFORCED+OTHER_NAME "strict_sni_host insecure_off and a second site block for the address"
GLOBAL=' servers {
  strict_sni_host insecure_off
 }'
cd_ <<'E'
https://app.example.test {
 bind 127.0.0.1
 tls @PKI@/srv.crt @PKI@/srv.key {
  client_auth {
   mode require_and_verify
   trusted_ca_cert_file @PKI@/ours.crt
  }
 }
 respond "secret"
}
https://127.0.0.1 {
 bind 127.0.0.1
 tls @PKI@/srvip.crt @PKI@/srvip.key
 respond "secret"
}
E
GLOBAL=
start 'cad; listens 443'; attack 'curl -sk https://127.0.0.1/'
d t-caddy-address-site PASS "twin: a site block for the bare address, but strict_sni_host answers 421 without SNI"
cd_ <<'E'
https://app.example.test {
 bind 127.0.0.1
 tls @PKI@/srv.crt @PKI@/srv.key {
  client_auth {
   mode require_and_verify
   trusted_ca_cert_file @PKI@/ours.crt
  }
 }
 respond "secret"
}
https://127.0.0.1 {
 bind 127.0.0.1
 tls @PKI@/srvip.crt @PKI@/srvip.key
 respond "secret"
}
E
start 'cad; listens 443'; attack 'curl -sk https://127.0.0.1/'
d node-absolute-form ENFORCED+OTHER_NAME "the rule matches the request target from its first /: absolute-form escapes it"
node_ <<'E'
https.createServer({...base,maxVersion:'TLSv1.2'},(q,s)=>{ if(/^\/(?!health$)/.test(q.url)&&!q.socket.authorized){ s.writeHead(401); return s.end('no\n'); }
 const p=new URL(q.url,'https://app.example.test').pathname; s.end(p==='/'?'secret\n':'ok\n'); }).listen(443,'127.0.0.1');
E
start 'nod; listens 443'; attack 'c --tls-max 1.2 --request-target $U/ $U/'
d nginx-request-line ENFORCED+OTHER_NAME "the rule matches the request line: absolute-form escapes it"
nx <<'E'
 map "$ssl_client_verify|$request" $no { default 0; "~^SUCCESS" 0; "~^[^|]*.[A-Z]+ /" 1; }
 server { listen 127.0.0.1:443 ssl; server_name app.example.test; ssl_verify_client optional; if ($no) { return 403; } location / { return 200 "secret\n"; } }
E
start 'ngx; listens 443'; attack 'c --http1.1 --request-target $U/ $U/'
d go-absolute-form ENFORCED+OTHER_NAME "the handler protects by prefix of RequestURI and serves by URL.Path"
go_ <<'E'
func main() { serve("127.0.0.1:443", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
  if len(r.RequestURI) > 0 && r.RequestURI[0] == '/' && len(r.TLS.VerifiedChains) == 0 { w.WriteHeader(403); return }
  w.Write([]byte("secret\n")) }), &tls.Config{Certificates: []tls.Certificate{pair("srv")}, ClientAuth: tls.VerifyClientCertIfGiven, ClientCAs: pool(load("ours.crt"))}) }
E
start 'goo; listens 443'; attack 'c --http1.1 --request-target $U/ $U/'
# ALPN
alpn() { # name rule attackopts note
d $1 "$2" "$3"
{ cat <<E
load_module modules/ngx_stream_module.so;
pid @W@/nginx.pid; daemon off; user root; worker_processes 1; error_log @W@/error.log;
events {}
stream { map \$ssl_preread_alpn_protocols \$to { $4 } server { listen 127.0.0.1:443; ssl_preread on; proxy_pass \$to; } }
http { access_log off; ssl_protocols TLSv1.2 TLSv1.3; ssl_certificate @PKI@/srv.crt; ssl_certificate_key @PKI@/srv.key; ssl_client_certificate @PKI@/ours.crt;
 server { listen 127.0.0.1:8441 ssl http2; server_name app.example.test; ssl_verify_client on; location / { return 200 "secret\n"; } }
 server { listen 127.0.0.1:8442 ssl http2; server_name app.example.test; location / { return 200 "secret\n"; } } }
E
} >$CUR/nginx.conf; start 'ngx; listens 443 8441 8442'; }
alpn nginx-stream-no-alpn "OTHER_NAME OPEN" "the hello's ALPN chooses the back end: none at all goes to the old one" '"" 127.0.0.1:8442; default 127.0.0.1:8441;'; attack 'c --no-alpn $U/'
alpn nginx-stream-h1-alone "OTHER_NAME OPEN" "ALPN http/1.1 alone goes to the old back end" '"http/1.1" 127.0.0.1:8442; default 127.0.0.1:8441;'; attack 'c --http1.1 $U/'; front 'true'
alpn nginx-stream-h2-alone "OTHER_NAME OTHER_PROTOCOL OPEN" "ALPN h2 alone goes to another back end" '"h2" 127.0.0.1:8442; default 127.0.0.1:8441;'; attack 'c --http2-prior-knowledge $U/ || c --http2 $U/; v --alpn h2 >/dev/null 2>&1; $N26 -e "const h=require(\"http2\").connect(\"https://app.example.test\",{createConnection:()=>require(\"tls\").connect({host:\"127.0.0.1\",port:443,servername:\"app.example.test\",ALPNProtocols:[\"h2\"],rejectUnauthorized:false})});h.request({\":path\":\"/\"}).on(\"data\",d=>process.stdout.write(d)).on(\"end\",()=>h.close());"'
alpn t-nginx-stream-alpn-both PASS "twin: ALPN chooses among back ends that both enforce" '"" 127.0.0.1:8442; default 127.0.0.1:8441;'; sed -i 's/127.0.0.1:8442 ssl http2; server_name app.example.test;/& ssl_verify_client on;/' $CUR/nginx.conf; attack 'c --no-alpn $U/'
d haproxy-alpn-rule "OTHER_NAME OPEN" "clients without ALPN (old monitors) are not asked for a certificate by the rule"
hx <<'E'
frontend f
  bind 127.0.0.1:443 ssl crt @PKI@/srv.pem ca-file @PKI@/ours.crt verify optional alpn h2,http/1.1
  http-request deny if { ssl_fc_has_alpn } !{ ssl_c_used }
  http-request return status 200 content-type text/plain string "secret\n"
E
sed -i 's/ssl_fc_has_alpn/ssl_fc_alpn -m found/' $CUR/haproxy.cfg
start 'hap; listens 443'; attack 'c --no-alpn $U/'
# HTTP/2 :authority
for n in 20 26; do [ $n = 20 ] && go=nod || go=n26
d node$n-h2-authority "OTHER_PROTOCOL OTHER_NAME" "the rule reads Host, HTTP/2 has :authority"
node_ <<'E'
const s=http2.createSecureServer({...base,allowHTTP1:true},(q,a)=>{ const t=q.httpVersion==='2.0'?q.stream.session.socket:q.socket; if(q.headers.host&&!(t.authorized&&!t.isSessionReused())){ a.writeHead(401); return a.end('no\n'); } a.end('secret\n'); }); s.listen(443,'127.0.0.1');
E
start "$go; listens 443"; attack 'c --http2 $U/'; front 'for t in 2 3; do refused $t --http1.1 || exit 1; done; c --http1.1 --cert $P/client.crt --key $P/client.key $U/ | grep -q secret'
done
d node-h2-authority-dot "OTHER_NAME" "HTTP/1.1 is right, over HTTP/2 :authority is compared letter by letter"
node_ <<'E'
const s=http2.createSecureServer({...base,allowHTTP1:true},(q,a)=>{ const h2=q.httpVersion==='2.0',t=h2?q.stream.session.socket:q.socket,ok=t.authorized&&!t.isSessionReused(); const ours=h2?q.headers[':authority']==='app.example.test':true; if(ours&&!ok){ a.writeHead(401); return a.end('no\n'); } a.end('secret\n'); }); s.listen(443,'127.0.0.1');
E
start "nod; listens 443"; attack 'c --http2 https://app.example.test./ || c --http2 -H "Host: APP.EXAMPLE.TEST" $U/'
# spelling of Host
sp() { d $1 ENFORCED+OTHER_NAME "$2"
hx <<E
frontend f
  bind 127.0.0.1:443 ssl crt @PKI@/srv.pem ca-file @PKI@/ours.crt verify optional
  acl app $3
  http-request deny if app !{ ssl_c_used }
  http-request return status 200 content-type text/plain string "secret\n"
E
start 'hap; listens 443'; attack "c -H 'Host: $4' \$U/"; }
sp haproxy-host-dot "final dot (others covered)" 'hdr(host),field(1,:),lower -m str app.example.test' 'app.example.test.'
sp haproxy-host-case "capitals (others covered)" 'hdr(host),field(1,:) -m reg ^app\.example\.test\.?$' 'APP.example.test'
sp haproxy-host-port "another port (443 and none covered)" 'hdr(host),lower -m reg ^app\.example\.test\.?(:443)?$' 'app.example.test:8443'
d nginx-http-host-map ENFORCED+OTHER_NAME 'nginx: a map of $http_host, not $host'
nx <<'E'
 map "$ssl_client_verify|$http_host" $no { default 0; "NONE|app.example.test" 1; "~^FAILED.*.app.example.test$" 1; }
 server { listen 127.0.0.1:443 ssl; server_name app.example.test; ssl_verify_client optional; if ($no) { return 403; } location / { return 200 "secret\n"; } }
E
sed -i 's/"NONE|app.example.test"/"~^NONE.app\\.example\\.test$"/' $CUR/nginx.conf
start 'ngx; listens 443'; attack 'c -H "Host: app.example.test:443" $U/ ; c -H "Host: app.example.test." $U/'
d haproxy-no-host "OTHER_NAME" "HTTP/1.0 without Host is let through to the only back end"
hx <<'E'
frontend f
  bind 127.0.0.1:443 ssl crt @PKI@/srv.pem ca-file @PKI@/ours.crt verify optional
  http-request deny if { hdr(host) -m found } !{ ssl_c_used }
  http-request return status 200 content-type text/plain string "secret\n"
E
start 'hap; listens 443'; attack 'c --http1.0 -H Host: $U/'
d haproxy-two-names-one-step ENFORCED+OTHER_NAME "another hostname of the step as SNI (regression)"
hx <<'E'
frontend f
  bind 127.0.0.1:443 ssl crt-list @W@/crt-list.txt strict-sni
  http-request deny if { hdr(host) -i other.example.test } !{ ssl_c_used }
  http-request return status 200 content-type text/plain string "secret\n"
E
f crt-list.txt <<'E'
@PKI@/srv.pem [ca-file @PKI@/ours.crt verify required] app.example.test
@PKI@/srvother.pem [ca-file @PKI@/ours.crt verify optional] other.example.test
E
start 'hap; listens 443'; attack 'c -H "Host: app.example.test" https://other.example.test/'; hosts 'app.example.test other.example.test'
# twins
d t-nginx-other-site-open PASS "twin: another site under another SNI of the certificate, open, with its own content; 421 for our Host there"
nx <<E
 server { listen 127.0.0.1:443 ssl default_server; server_name other.example.test; ssl_certificate @PKI@/srvboth.crt; ssl_certificate_key @PKI@/srvboth.key; root @W@/other; }
 ${EN/ssl_verify_client/ssl_certificate @PKI@\/srvboth.crt; ssl_certificate_key @PKI@\/srvboth.key; ssl_verify_client}
E
pages; start 'ngx; listens 443'; attack 'curl -sk https://127.0.0.1/; c -H "Host: app.example.test" https://other.example.test/; curl -sk -H "Host: app.example.test" https://127.0.0.1/'
for x in "444 444" "404 404" "421 421"; do set -- $x
d t-nginx-default-$1 PASS "twin: the default server answers $1"
nx <<E
 server { listen 127.0.0.1:443 ssl default_server; server_name _; return $1; }
 $EN
E
start 'ngx; listens 443'; attack 'curl -sk https://127.0.0.1/; c -H "Host: 127.0.0.1" $U/'
done
d t-caddy-other-site PASS "twin: caddy, another site open"
cd_ <<'E'
https://app.example.test {
 bind 127.0.0.1
 tls @PKI@/srvboth.crt @PKI@/srvboth.key {
  client_auth {
   mode require_and_verify
   trusted_ca_cert_file @PKI@/ours.crt
  }
 }
 respond "secret"
}
https://other.example.test {
 bind 127.0.0.1
 tls @PKI@/srvother.crt @PKI@/srvother.key
 root * @W@/other
 file_server
}
https://127.0.0.1 {
 bind 127.0.0.1
 tls @PKI@/srvip.crt @PKI@/srvip.key
 respond "a welcome page"
}
E
pages; start 'cad; listens 443'; attack 'curl -sk https://127.0.0.1/; c -H "Host: app.example.test" https://other.example.test/'
d t-apache-one-of-several PASS "twin: one hostname of several, others open with other content"
ax <<E
Listen 127.0.0.1:443
<Location />
 Require all granted
</Location>
<VirtualHost *:443>
 ServerName www.example.test
 DocumentRoot @W@/other
 $AXTLS
</VirtualHost>
<VirtualHost *:443>
 ServerName app.example.test
 DocumentRoot @W@/site
 $AXTLS
 SSLVerifyClient require
</VirtualHost>
E
sed -i 's#@PKI@/srv\.#@PKI@/srvboth.#' $CUR/apache.conf; pages; start 'apa; listens 443'; attack 'curl -sk https://127.0.0.1/; curl -sk -H "Host: app.example.test" https://127.0.0.1/; c -H "Host: app.example.test" https://www.example.test/'
d t-lighttpd-enforced PASS "twin: lighttpd, every name enforced"
f lighttpd.conf <<'E'
server.modules = ("mod_openssl")
server.document-root = "@W@/site"
server.port = 443
server.bind = "127.0.0.1"
index-file.names = ("index.html")
mimetype.assign = (".html" => "text/html")
ssl.engine = "enable"
ssl.pemfile = "@PKI@/srvboth.chain"
ssl.privkey = "@PKI@/srvboth.key"
ssl.verifyclient.activate = "enable"
ssl.verifyclient.enforce = "enable"
ssl.verifyclient.ca-file = "@PKI@/ours.crt"
E
pages; start 'lig; listens 443'; attack 'curl -sk https://127.0.0.1/; c $U/'
