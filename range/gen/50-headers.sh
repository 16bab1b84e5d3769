. @RANGE@/gen/common.sh
KIND=headers
# an application behind a proxy, which believes a header; the visitor's address is 192.0.2.10, neither loopback nor private
app() { cat >"$CUR/app.js" <<X
const fs=require('fs'),P='@PKI@/',f=n=>fs.readFileSync(P+n,'utf8').trim();
require('http').createServer((q,s)=>{ const h=q.headers; const ok=(()=>{ try { $1 } catch(e) { return false; } })(); if(ok) return s.end('secret\n'); s.writeHead(403); s.end('no\n'); }).listen(8001,'127.0.0.1');
X
o 192.0.2.10:443; }
# haproxy asks, sets the header for those who are verified, and never removes what comes
hdr() { # name header-set-line app-rule attack-headers note
d "haproxy-header-$1" ENFORCED+SPOOFED_HEADER "$5"
hx <<E
frontend f
  bind 192.0.2.10:443 ssl crt @PKI@/srv.pem ca-file @PKI@/ours.crt verify optional
  $2
  default_backend app
backend app
  server a 127.0.0.1:8001
E
app "$3"; start 'nod; hap; listens 443 8001'; attack "c $4 \$U/"; }
V='if { ssl_c_used } { ssl_c_verify 0 }'
hdr x-client-verify "http-request set-header X-Client-Verify SUCCESS $V" "return h['x-client-verify']==='SUCCESS'" "-H 'X-Client-Verify: SUCCESS'" "X-Client-Verify: SUCCESS"
hdr ssl-client-verify "http-request set-header SSL-Client-Verify SUCCESS $V" "return h['ssl-client-verify']==='SUCCESS'" "-H 'SSL-Client-Verify: SUCCESS'" "SSL-Client-Verify: SUCCESS"
hdr x-ssl-client-verified "http-request set-header X-SSL-Client-Verified true $V" "return /^(1|true|yes|success)\$/i.test(h['x-ssl-client-verified'])" "-H 'X-SSL-Client-Verified: true'" "X-SSL-Client-Verified: true"
hdr x-ssl-client-verify-0 "http-request set-header X-SSL-Client-Verify 0 $V" "return h['x-ssl-client-verify']==='0'" "-H 'X-SSL-Client-Verify: 0'" "X-SSL-Client-Verify: 0, the value that HAProxy's ssl_c_verify has (not SUCCESS)"
hdr s-dn "http-request set-header X-SSL-Client-S-DN %[ssl_c_s_dn] $V" "return /CN=app\\.example\\.test/.test(h['x-ssl-client-s-dn'])" "-H 'X-SSL-Client-S-DN: CN=app.example.test'" "X-SSL-Client-S-DN is the subject of our leaf"
hdr cert-pem "http-request set-header X-SSL-Client-Cert %[ssl_c_der,base64] $V" "return new (require('crypto').X509Certificate)(decodeURIComponent(h['x-ssl-client-cert']).includes('BEGIN')?decodeURIComponent(h['x-ssl-client-cert']):Buffer.from(h['x-ssl-client-cert'],'base64')).verify(new (require('crypto').X509Certificate)(f('ours.crt')).publicKey)" "-H \"X-SSL-Client-Cert: \$(cat \$P/h.pemurl)\"" "X-SSL-Client-Cert holds our public leaf (URL-encoded PEM, as nginx's \$ssl_client_escaped_cert); the application verifies its issuer"
hdr xfcc "http-request set-header X-Forwarded-Client-Cert Hash=%[ssl_c_sha1,hex] $V" "return new RegExp('Hash=('+f('h.sha256')+'|'+f('h.sha1')+')','i').test(h['x-forwarded-client-cert'])" "-H \"X-Forwarded-Client-Cert: By=x;Hash=\$(cat \$P/h.sha256);Subject=\\\"CN=app.example.test\\\"\"" "X-Forwarded-Client-Cert (Envoy) with the hash of our leaf"
hdr traefik-cert "http-request set-header X-Forwarded-Tls-Client-Cert %[ssl_c_der,base64] $V" "return decodeURIComponent(h['x-forwarded-tls-client-cert'])===f('h.b64')" "-H \"X-Forwarded-Tls-Client-Cert: \$(cat \$P/h.b64)\"" "X-Forwarded-Tls-Client-Cert (Traefik)"
hdr traefik-info "http-request set-header X-Forwarded-Tls-Client-Cert-Info Subject%%3D%%22CN%%3Dapp.example.test%%22 $V" "return /Subject=\"CN=app\\.example\\.test\"/.test(decodeURIComponent(h['x-forwarded-tls-client-cert-info']))" "-H 'X-Forwarded-Tls-Client-Cert-Info: Subject%3D%22CN%3Dapp.example.test%22%3BIssuer%3D%22CN%3Dexample.test%20origin%20pull%20CA%22'" "X-Forwarded-Tls-Client-Cert-Info (Traefik), URL-encoded"
hdr amzn-subject "http-request set-header X-Amzn-Mtls-Clientcert-Subject %[ssl_c_s_dn] $V" "return /CN=app\\.example\\.test/.test(h['x-amzn-mtls-clientcert-subject'])" "-H 'X-Amzn-Mtls-Clientcert-Subject: CN=app.example.test'" "X-Amzn-Mtls-Clientcert-Subject (AWS)"
hdr amzn-leaf "http-request set-header X-Amzn-Mtls-Clientcert-Leaf %[ssl_c_der,base64] $V" "const c=h['x-amzn-mtls-clientcert-leaf']||h['x-amzn-mtls-clientcert']; return new (require('crypto').X509Certificate)(/BEGIN/.test(decodeURIComponent(c))?decodeURIComponent(c):Buffer.from(c,'base64')).fingerprint256.replace(/:/g,'').toLowerCase()===f('h.sha256')" "-H \"X-Amzn-Mtls-Clientcert-Leaf: \$(cat \$P/h.pemurl)\"" "X-Amzn-Mtls-Clientcert-Leaf (AWS): URL-encoded PEM"
hdr arr "http-request set-header X-ARR-ClientCert %[ssl_c_der,base64] $V" "return h['x-arr-clientcert']===f('h.b64')" "-H \"X-ARR-ClientCert: \$(cat \$P/h.b64)\"" "X-ARR-ClientCert (Azure, IIS): base64 of the DER"
hdr rfc9440 "http-request set-header Client-Cert :%[ssl_c_der,base64]: $V" "return h['client-cert']===f('h.rfc9440')" "-H \"Client-Cert: \$(cat \$P/h.rfc9440)\"" "Client-Cert (RFC 9440)"
hdr serial-two "http-request set-header X-Client-Verify SUCCESS $V
  http-request set-header X-SSL-Client-S-DN %[ssl_c_s_dn] $V" "return h['x-client-verify']==='SUCCESS'&&/app\\.example\\.test/.test(h['x-ssl-client-s-dn'])" "-H 'X-Client-Verify: SUCCESS' -H 'X-SSL-Client-S-DN: /CN=app.example.test'" "two headers together: halving finds none of them alone"
hdr cf-ray "" "return 'cf-ray' in h" "-H 'CF-Ray: 8a1b2c3d4e5f6789-FRA'" "a CF-Ray makes a visitor Cloudflare"
sed -i 's/^  $/  acl ok ssl_c_used\n  http-request set-header CF-Ray x if ok/' $CUR/haproxy.cfg
hdr cf-connecting-ip "http-request set-header CF-Connecting-IP 10.0.0.1 $V" "return /^(10\\.|127\\.)/.test(h['cf-connecting-ip'])" "-H 'CF-Connecting-IP: 127.0.0.1'" "CF-Connecting-IP with a loopback or private address"
hdr true-client-ip "http-request set-header True-Client-IP 10.0.0.1 $V" "return /^10\\./.test(h['true-client-ip'])" "-H 'True-Client-IP: 10.0.0.1'" "True-Client-IP with a private address"
# underscore forms
d haproxy-wsgi-underscore ENFORCED+SPOOFED_HEADER "the proxy sets the dash form; WSGI folds dash and underscore into one"
hx <<'E'
frontend f
  bind 192.0.2.10:443 ssl crt @PKI@/srv.pem ca-file @PKI@/ours.crt verify optional
  acl good ssl_c_verify 0
  http-request set-header X-SSL-Client-Verify SUCCESS if { ssl_c_used } good
  http-request set-header X-SSL-Client-Verify NONE if !{ ssl_c_used }
  default_backend app
backend app
  server a 127.0.0.1:8001
E
o 192.0.2.10:443
f app.py <<'E'
from wsgiref.simple_server import make_server
def app(env, start):
    ok = 'SUCCESS' in env.get('HTTP_X_SSL_CLIENT_VERIFY', '')
    start('200 OK' if ok else '403 Forbidden', [('Content-Type', 'text/plain')]); return [b'secret\n' if ok else b'no\n']
make_server('127.0.0.1', 8001, app).serve_forever()
E
start 'up python3 app.py; hap; listens 443 8001'; attack "c -H 'X_SSL_Client_Verify: SUCCESS' \$U/"
# nginx: realip and geo
d nginx-realip-cf ENFORCED+SPOOFED_HEADER "real_ip_header CF-Connecting-IP from everywhere, private networks need no certificate"
nx <<'E'
 set_real_ip_from 0.0.0.0/0; real_ip_header CF-Connecting-IP; geo $inside { default 0; 10.0.0.0/8 1; 127.0.0.0/8 1; }
 map "$ssl_client_verify|$inside" $no { default 1; "~^SUCCESS" 0; "~.1$" 0; }
 server { listen 192.0.2.10:443 ssl; server_name app.example.test; ssl_verify_client optional; if ($no) { return 403; } location / { return 200 "secret\n"; } }
E
o 192.0.2.10:443; start 'ngx; listens 443'; attack "c -H 'CF-Connecting-IP: 10.1.2.3' \$U/"
d nginx-realip-xff-cloudflare ENFORCED+SPOOFED_HEADER "X-Forwarded-For from everywhere, Cloudflare's networks need no certificate"
nx <<'E'
 set_real_ip_from 0.0.0.0/0; real_ip_header X-Forwarded-For; geo $inside { default 0; 173.245.48.0/20 1; 103.21.244.0/22 1; 103.22.200.0/22 1; 103.31.4.0/22 1; 141.101.64.0/18 1; 108.162.192.0/18 1; 190.93.240.0/20 1; 188.114.96.0/20 1; 197.234.240.0/22 1; 198.41.128.0/17 1; 162.158.0.0/15 1; 104.16.0.0/13 1; 104.24.0.0/14 1; 172.64.0.0/13 1; 131.0.72.0/22 1; }
 map "$ssl_client_verify|$inside" $no { default 1; "~^SUCCESS" 0; "~.1$" 0; }
 server { listen 192.0.2.10:443 ssl; server_name app.example.test; ssl_verify_client optional; if ($no) { return 403; } location / { return 200 "secret\n"; } }
E
o 192.0.2.10:443; start 'ngx; listens 443'; attack "c -H 'X-Forwarded-For: 173.245.48.5' \$U/"
d apache-remoteip ENFORCED+SPOOFED_HEADER "mod_remoteip by X-Real-IP without a list of proxies, satisfy any with a private network"
ax <<E
Listen 192.0.2.10:443
DocumentRoot @W@/site
RemoteIPHeader X-Real-IP
RemoteIPInternalProxy 192.0.2.0/24
<VirtualHost *:443>
 ServerName app.example.test
 $AXTLS
 SSLVerifyClient optional
 <Location />
  <RequireAny>
   Require ip 10.0.0.0/8 127.0.0.0/8
   Require expr "%{SSL_CLIENT_VERIFY} == 'SUCCESS'"
  </RequireAny>
 </Location>
</VirtualHost>
E
pages; o 192.0.2.10:443; start 'apa; listens 443'; attack "c -H 'X-Real-IP: 10.1.2.3' \$U/"
d node-xff-leftmost ENFORCED+SPOOFED_HEADER "the application believes the leftmost address of X-Forwarded-For (loopback)"
hx <<'E'
frontend f
  bind 192.0.2.10:443 ssl crt @PKI@/srv.pem ca-file @PKI@/ours.crt verify optional
  option forwardfor
  http-request del-header X-Verified
  http-request set-header X-Verified yes if { ssl_c_used } { ssl_c_verify 0 }
  default_backend app
backend app
  server a 127.0.0.1:8001
E
app "return h['x-verified']==='yes'||['127.0.0.1','::1'].includes(h['x-forwarded-for'].split(',')[0].trim())"; start 'nod; hap; listens 443 8001'; attack "c -H 'X-Forwarded-For: 127.0.0.1' \$U/"
d caddy-forwarded ENFORCED+SPOOFED_HEADER "Caddy: a matcher on Forwarded lets the monitoring host in"
cd_ <<'E'
https://app.example.test {
 bind 192.0.2.10
 tls @PKI@/srv.crt @PKI@/srv.key {
  client_auth {
   mode verify_if_given
   trusted_ca_cert_file @PKI@/ours.crt
  }
 }
 @local header_regexp Forwarded (?i)for="?(127\.0\.0\.1|10\.|192\.168\.)
 @ok expression `{http.request.tls.client.subject} != null && {http.request.tls.client.subject} != ""`
 respond @local "secret"
 respond @ok "secret"
 respond 403
}
E
o 192.0.2.10:443; start 'cad; listens 443'; attack "c -H 'Forwarded: for=127.0.0.1' \$U/"
d nghttpx-xff ENFORCED+SPOOFED_HEADER "nghttpx passes X-Forwarded-For on, the application asks nobody with a private address"
app "return h['x-verified']==='yes'||/^(10|192\\.168)\\./.test(h['x-real-ip']||'')"
hx <<'E'
frontend f
  bind 192.0.2.10:443 ssl crt @PKI@/srv.pem ca-file @PKI@/ours.crt verify optional
  http-request del-header X-Verified
  http-request set-header X-Verified yes if { ssl_c_used } { ssl_c_verify 0 }
  default_backend app
backend app
  server a 127.0.0.1:8002
E
start 'nod; up nghttpx --conf=/dev/null -f"127.0.0.1,8002;no-tls" -b"127.0.0.1,8001" --workers=1 --single-thread; hap; listens 443 8001 8002'; attack "c -H 'X-Real-IP: 10.1.2.3' \$U/"
d trafficserver-header "ENFORCED+SPOOFED_HEADER" "Traffic Server in between passes an X-SSL-Client-Verify on (default remap)"
app "return h['x-ssl-client-verify']==='SUCCESS'"
hx <<'E'
frontend f
  bind 192.0.2.10:443 ssl crt @PKI@/srv.pem ca-file @PKI@/ours.crt verify optional
  http-request set-header X-SSL-Client-Verify SUCCESS if { ssl_c_used } { ssl_c_verify 0 }
  default_backend app
backend app
  server a 127.0.0.1:8002
E
start 'nod; mkdir -p ats; . ./ats.sh; ats 8002; hap; listens 443 8001 8002'
f ats.sh <<'E'
ats() { # plain port: remap everything to 8001
 local d=$W/ats; mkdir -p $d/{etc,run,log,cache}; cp -r /etc/trafficserver/. $d/etc/ 2>/dev/null
 printf 'map / http://127.0.0.1:8001/\n' >$d/etc/remap.config; printf 'cache.db 16M\n' >/dev/null; echo "$d/cache 64M" >$d/etc/storage.config
 cat >$d/etc/records.config <<X
CONFIG proxy.config.http.server_ports STRING 127.0.0.1:$1
CONFIG proxy.config.http.server_ports STRING $1
CONFIG proxy.config.admin.user_id STRING #-1
CONFIG proxy.config.http.cache.http INT 0
CONFIG proxy.config.url_remap.pristine_host_hdr INT 1
CONFIG proxy.config.exec_thread.autoconfig INT 0
CONFIG proxy.config.exec_thread.limit INT 1
CONFIG proxy.config.log.logging_enabled INT 0
CONFIG proxy.config.diags.debug.enabled INT 0
X
 cat >$d/run.yaml <<X
prefix: /usr
exec_prefix: /usr
bindir: /usr/bin
sbindir: /usr/sbin
sysconfdir: $d/etc
datadir: $d/cache
includedir: /usr/include
libdir: /usr/lib
libexecdir: /usr/lib/trafficserver/modules
localstatedir: $d/run
runtimedir: $d/run
logdir: $d/log
cachedir: $d/cache
X
 TS_RUNROOT= up traffic_server --run-root=$d/run.yaml; }
E
attack "c -H 'X-SSL-Client-Verify: SUCCESS' \$U/"
# twins
d t-haproxy-header-removed PASS "twin: the header is removed first, then set"
hx <<'E'
frontend f
  bind 192.0.2.10:443 ssl crt @PKI@/srv.pem ca-file @PKI@/ours.crt verify optional
  http-request del-header x_ -m beg
  http-request del-header x-ssl-client -m beg
  http-request set-header X-SSL-Client-Verify SUCCESS if { ssl_c_used } { ssl_c_verify 0 }
  default_backend app
backend app
  server a 127.0.0.1:8001
E
app "return h['x-ssl-client-verify']==='SUCCESS'"; start 'nod; hap; listens 443 8001'; attack "c -H 'X-SSL-Client-Verify: SUCCESS' \$U/"
d t-nginx-proxy-set-header PASS "twin: nginx sets the header for everybody (proxy_set_header \$ssl_client_verify)"
nx <<'E'
 server { listen 192.0.2.10:443 ssl; server_name app.example.test; ssl_verify_client optional; location / { proxy_set_header X-SSL-Client-Verify $ssl_client_verify; proxy_pass http://127.0.0.1:8001; } }
E
app "return h['x-ssl-client-verify']==='SUCCESS'"; start 'nod; ngx; listens 443 8001'; attack "c -H 'X-SSL-Client-Verify: SUCCESS' -H 'X_SSL_Client_Verify: SUCCESS' \$U/"
d t-nginx-realip-list PASS "twin: real_ip_header, but only from Cloudflare's networks"
nx <<'E'
 set_real_ip_from 173.245.48.0/20; real_ip_header CF-Connecting-IP; geo $inside { default 0; 10.0.0.0/8 1; 127.0.0.0/8 1; }
 map "$ssl_client_verify|$inside" $no { default 1; "~^SUCCESS" 0; "~.1$" 0; }
 server { listen 192.0.2.10:443 ssl; server_name app.example.test; ssl_verify_client optional; if ($no) { return 403; } location / { return 200 "secret\n"; } }
E
o 192.0.2.10:443; start 'ngx; listens 443'; attack "c -H 'CF-Connecting-IP: 10.1.2.3' \$U/"
d t-haproxy-many-headers-400 PASS "twin: an enforcing application answers 431 or 400 to many or long headers"
hx <<'E'
global
  tune.http.maxhdr 32
frontend f
  bind 192.0.2.10:443 ssl crt @PKI@/srv.pem ca-file @PKI@/ours.crt verify optional
  http-request deny unless { ssl_c_used } { ssl_c_verify 0 }
  http-request return status 200 content-type text/plain string "secret\n"
E
o 192.0.2.10:443; start 'hap; listens 443'; attack "c -H 'X-SSL-Client-Verify: SUCCESS' \$U/"
