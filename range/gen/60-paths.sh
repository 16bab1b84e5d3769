. @RANGE@/gen/common.sh
KIND=paths
d nginx-location-api ENFORCED+OTHER_PATH "location / asks, location /api/ does not"
nx <<'E'
 server { listen 127.0.0.1:443 ssl; server_name app.example.test; ssl_verify_client optional; location / { if ($ssl_client_verify != SUCCESS) { return 403; } return 200 "home secret\n"; } location /api/ { return 200 "secret\n"; } }
E
start 'ngx; listens 443'; attack 'c $U/api/'
d nginx-location-php ENFORCED+OTHER_PATH "location ~ \.php does not inherit the if of location /"
nx <<'E'
 server { listen 127.0.0.1:443 ssl; server_name app.example.test; ssl_verify_client optional; location / { if ($ssl_client_verify != SUCCESS) { return 403; } return 200 "home secret\n"; } location ~ \.php$ { return 200 "secret\n"; } }
E
start 'ngx; listens 443'; attack 'c $U/index.php'
d nginx-exact-home ENFORCED+OTHER_PATH "location = / asks, everything else is open"
nx <<'E'
 server { listen 127.0.0.1:443 ssl; server_name app.example.test; ssl_verify_client optional; location = / { if ($ssl_client_verify != SUCCESS) { return 403; } return 200 "home secret\n"; } location / { return 200 "secret\n"; } }
E
start 'ngx; listens 443'; attack 'c $U/anything'
d nginx-named-path ENFORCED+OTHER_PATH "a path that only the step can name (path: two of them)"
nx <<'E'
 server { listen 127.0.0.1:443 ssl; server_name app.example.test; ssl_verify_client optional; location / { if ($ssl_client_verify != SUCCESS) { return 403; } return 200 "home secret\n"; } location /reports/ { return 200 "secret\n"; } }
E
start 'ngx; listens 443'; attack 'c $U/reports/'; step "certificateCredentialsId: 'client', path: '/ /reports/'"
d nginx-favicon-dir ENFORCED+OTHER_PATH "static files (favicon.ico, /static/) come from the same folder as the site"
nx <<'E'
 server { listen 127.0.0.1:443 ssl; server_name app.example.test; ssl_verify_client optional; root @W@/site; location / { if ($ssl_client_verify != SUCCESS) { return 403; } } location /static/ { alias @W@/site/; } location = /favicon.ico { } }
E
pages; echo icon >$CUR/site/favicon.ico; start 'ngx; listens 443'; attack 'c $U/static/'
d apache-location-health ENFORCED+OTHER_PATH "Require for /, and all granted for /health, which shows the application"
ax <<E
Listen 127.0.0.1:443
DocumentRoot @W@/site
Alias /health @W@/site/index.html
<VirtualHost *:443>
 ServerName app.example.test
 $AXTLS
 SSLVerifyClient optional
 <Location />
  Require expr "%{SSL_CLIENT_VERIFY} == 'SUCCESS'"
 </Location>
 <Location /health>
  Require all granted
 </Location>
</VirtualHost>
E
pages; start 'apa; listens 443'; attack 'c $U/health'
d caddy-path-matcher ENFORCED+OTHER_PATH "caddy refuses on a list of paths"
cd_ <<'E'
https://app.example.test {
 bind 127.0.0.1
 tls @PKI@/srv.crt @PKI@/srv.key {
  client_auth {
   mode verify_if_given
   trusted_ca_cert_file @PKI@/ours.crt
  }
 }
 @guard {
  path / /index.html /admin/*
  expression `{http.request.tls.client.subject} == null || {http.request.tls.client.subject} == ""`
 }
 respond @guard 403
 respond "secret"
}
E
start 'cad; listens 443'; attack 'c $U/robots.txt'
d lighttpd-url ENFORCED+OTHER_PATH "lighttpd in front, the application asks for the header on some URLs"
f lighttpd.conf <<'E'
server.modules = ("mod_openssl","mod_access")
server.document-root = "@W@/site"
server.port = 443
server.bind = "127.0.0.1"
index-file.names = ("index.html")
mimetype.assign = (".html" => "text/html")
ssl.engine = "enable"
ssl.pemfile = "@PKI@/srv.chain"
ssl.privkey = "@PKI@/srv.key"
ssl.verifyclient.activate = "enable"
ssl.verifyclient.enforce = "disable"
ssl.verifyclient.ca-file = "@PKI@/ours.crt"
E
echo skip >/dev/null; rm -rf $CUR
d go-mux-prefix ENFORCED+OTHER_PATH "the handler of / asks, that of /healthz answers with the state of the application"
go_ <<'E'
func main() { m := http.NewServeMux(); m.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { if len(r.TLS.VerifiedChains) == 0 { w.WriteHeader(403); return }; w.Write([]byte("secret\n")) })
 m.HandleFunc("/healthz", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("secret\n")) })
 serve("127.0.0.1:443", m, &tls.Config{Certificates: []tls.Certificate{pair("srv")}, ClientAuth: tls.VerifyClientCertIfGiven, ClientCAs: pool(load("ours.crt"))}) }
E
start 'goo; listens 443'; attack 'c $U/healthz'
# other spellings of a guarded path: nginx behind decodes and merges, haproxy in front compares
spell() { # name guard opts url note [path]
d "$1" ENFORCED+OTHER_PATH "$5"
hx <<E
frontend f
  bind 127.0.0.1:443 ssl crt @PKI@/srv.pem ca-file @PKI@/ours.crt verify optional
  acl guarded $2
  http-request deny if guarded !{ ssl_c_used }
  default_backend app
backend app
  server a 127.0.0.1:8001
E
nx <<'E'
 server { listen 127.0.0.1:8001; location /app/ { return 200 "secret\n"; } location / { return 404; } }
E
start 'ngx; hap; listens 443 8001'; attack "c $3 '$4'"; step "certificateCredentialsId: 'client', path: '/app/'"; echo 'FP=/app/ front' >$CUR/front; }
spell haproxy-double-slash 'path_reg ^/(|[^/].*)$' --path-as-is 'https://app.example.test//app/' "// at the beginning is not compared"
spell haproxy-dot-segment 'path_reg ^/+([^./].*)?$' --path-as-is 'https://app.example.test/./app/' "/./ is not compared"
spell haproxy-encoded-letter 'path_reg ^[/.]*([^%/.]+/?.*)?$ !{ path_sub % }' --path-as-is 'https://app.example.test/%61pp/' "an encoded letter"
sed -i 's/  acl guarded .*/  acl guarded path_reg ^[\/.]*app(\/|;|$)\n  acl guarded path_reg ^\/$/' haproxy-double-slash/haproxy.cfg haproxy-dot-segment/haproxy.cfg haproxy-encoded-letter/haproxy.cfg
# else 403, so that only the spelling is open
for x in "double-slash ^/{2,}app/" "dot-segment ^/\./app/" "encoded-letter ^/(%61|a%70|ap%70)"; do set -- $x; python3 - @RANGE@/haproxy-$1/haproxy.cfg "$2" <<'P'
import sys; p,r=sys.argv[1:]; s=open(p).read().split('\n'); s=[l for l in s if 'acl guarded' not in l]
i=[k for k,l in enumerate(s) if 'http-request deny' in l][0]; s.insert(i,"  acl spelled path -m reg %s" % r.replace('{2,}','/+')); s[i+1]="  http-request deny if !spelled !{ ssl_c_used }"; open(p,'w').write('\n'.join(s))
P
done
d node-semicolon ENFORCED+OTHER_PATH "the guard compares the path, the router cuts path parameters (;x)"
node_ <<'E'
https.createServer({...base,maxVersion:'TLSv1.2'},(q,s)=>{ const p=q.url.split('?')[0]; if(!/;/.test(p)&&!q.socket.authorized){ s.writeHead(401); return s.end('no\n'); } const r=p.replace(/;[^/]*/g,''); if(r==='/app'||r==='/app/') return s.end('secret\n'); s.writeHead(404); s.end('nothing\n'); }).listen(443,'127.0.0.1');
E
start 'nod; listens 443'; attack 'c "$U/app;x"'; step "certificateCredentialsId: 'client', path: '/app'"; front 'FP=/app front'
d nginx-request-uri-map ENFORCED+OTHER_PATH 'a map of $request_uri (as sent), locations go by the decoded path'
nx <<'E'
 map "$ssl_client_verify|$request_uri" $no { default 0; "~^(NONE|FAILED).*.(/|/app/.*)$" 1; "~^(NONE|FAILED).*./(?!app|%|/|\.)" 1; }
 server { listen 127.0.0.1:443 ssl; server_name app.example.test; ssl_verify_client optional; if ($no) { return 403; } location /app/ { return 200 "secret\n"; } location / { return 404; } }
E
sed -i 's#map .*#map "$ssl_client_verify|$request_uri" $no { default 1; "~^SUCCESS" 0; "~.\/(%%61|%61)pp\/" 0; }#; s#(%%61|%61)#%61#' $CUR/nginx.conf
start 'ngx; listens 443'; attack 'c --path-as-is $U/%61pp/'; step "certificateCredentialsId: 'client', path: '/app/'"; front 'FP=/app/ front'
# methods
d haproxy-method-get ENFORCED+OTHER_PATH "only GET and POST are guarded: OPTIONS gets the page"
hx <<'E'
frontend f
  bind 127.0.0.1:443 ssl crt @PKI@/srv.pem ca-file @PKI@/ours.crt verify optional
  http-request deny if METH_GET !{ ssl_c_used } or METH_POST !{ ssl_c_used } or METH_HEAD !{ ssl_c_used }
  http-request return status 200 content-type text/plain string "secret\n"
E
sed -i 's/ or METH_HEAD !{ ssl_c_used }/ or { method HEAD } !{ ssl_c_used }/' $CUR/haproxy.cfg
start 'hap; listens 443'; attack 'c -X OPTIONS $U/'
d nginx-head ENFORCED+OTHER_PATH "HEAD is let through (uptime monitors): headers of the page"
nx <<'E'
 map "$ssl_client_verify|$request_method" $no { default 1; "~^SUCCESS" 0; "~.HEAD$" 0; }
 server { listen 127.0.0.1:443 ssl; server_name app.example.test; ssl_verify_client optional; if ($no) { return 403; } location / { add_header X-Title secret; return 200 "secret\n"; } }
E
start 'ngx; listens 443'; attack 'c -I $U/'
for h in X-Original-URL X-Rewrite-URL; do l=$(echo $h | tr A-Z a-z)
d haproxy-$l ENFORCED+OTHER_PATH "/health is open, and the application goes by $h"
hx <<'E'
frontend f
  bind 127.0.0.1:443 ssl crt @PKI@/srv.pem ca-file @PKI@/ours.crt verify optional
  http-request deny if !{ path /health } !{ ssl_c_used }
  default_backend app
backend app
  server a 127.0.0.1:8001
E
cat >$CUR/app.js <<E
require('http').createServer((q,s)=>{ const u=q.headers['$l']||q.url; s.end(u==='/health'?'ok\n':'secret\n'); }).listen(8001,'127.0.0.1');
E
start 'nod; hap; listens 443 8001'; attack "c -H '$h: /' \$U/health"
done
# twins
d t-nginx-acme-on-443 PASS "twin: acme-challenge alone is open on 443 (a warning)"
nx <<'E'
 server { listen 127.0.0.1:443 ssl; server_name app.example.test; ssl_verify_client optional; location / { if ($ssl_client_verify != SUCCESS) { return 403; } return 200 "secret\n"; } location /.well-known/acme-challenge/ { root @W@/other; } }
E
pages; start 'ngx; listens 443'; attack 'c $U/.well-known/acme-challenge/x; for p in / /api/ /favicon.ico //x /./ ; do c --path-as-is $U$p; done'
d t-apache-location-root PASS "twin: Require for every path"
ax <<E
Listen 127.0.0.1:443
DocumentRoot @W@/site
<VirtualHost *:443>
 ServerName app.example.test
 $AXTLS
 SSLVerifyClient optional
 <Location />
  Require expr "%{SSL_CLIENT_VERIFY} == 'SUCCESS'"
 </Location>
</VirtualHost>
E
pages; start 'apa; listens 443'; attack 'c $U/; c $U/x; c -X OPTIONS $U/; c -I $U/'
d t-haproxy-path-and-bad-requests PASS "twin: refuses everywhere, other answers (400, 404, 405) for odd spellings and methods"
node_ <<'E'
https.createServer({...base,maxVersion:'TLSv1.2'},(q,s)=>{ const p=q.url; let c=200; if(/%|\/\/|\/\.\/|;/.test(p)) c=400; else if(!['GET','HEAD'].includes(q.method)) c=405; else if(p!=='/') c=q.socket.authorized?404:403; else if(!q.socket.authorized) c=403; s.writeHead(c); s.end(c===200?'secret\n':'no\n'); }).listen(443,'127.0.0.1');
E
start 'nod; listens 443'; attack 'for p in / /api/ /favicon.ico //x /./ "/;x"; do c --path-as-is $U$p; done'
