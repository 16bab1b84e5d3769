# sourced by the generators: d NAME EXPECT NOTE [KIND]; then files
cd @RANGE@
d() { CUR=@RANGE@/$1; rm -rf "$CUR"; mkdir -p "$CUR"; echo "$2" >"$CUR/expect"; echo "${KIND:-?} | $3" >"$CUR/note"; }
f() { cat >"$CUR/$1"; }
o() { echo "$1" >"$CUR/origin"; }
start() { printf '%s\n' "$*" >"$CUR/start"; }
attack() { printf '%s\n' "$*" >"$CUR/attack"; }
step() { printf '%s' "$*" >"$CUR/step"; }
hosts() { printf '%s' "$*" >"$CUR/hosts"; }
front() { printf '%s\n' "$*" >"$CUR/front"; }
# nginx: http block from stdin, in the usual frame
nx() { { cat <<'X'
pid @W@/nginx.pid; daemon off; user root; worker_processes 1; error_log @W@/error.log;
events { worker_connections 512; }
http { access_log off; default_type text/html; ssl_protocols TLSv1.2 TLSv1.3; ssl_certificate @PKI@/srv.crt; ssl_certificate_key @PKI@/srv.key; ssl_client_certificate @PKI@/ours.crt;
X
cat; echo '}'; } >"$CUR/${1:-nginx.conf}"; }
# haproxy: what follows the defaults, from stdin
hx() { { cat <<'X'
global
  log stdout local0
  ssl-default-bind-options ssl-min-ver TLSv1.0
defaults
  mode http
  timeout client 5s
  timeout server 5s
  timeout connect 5s
X
cat; } >"$CUR/${1:-haproxy.cfg}"; }
# apache: modules and frame, the rest from stdin
ax() { { echo 'ServerRoot @W@'; echo 'ServerName app.example.test'; echo 'PidFile @W@/run/pid'; echo 'DefaultRuntimeDir @W@/run'; echo 'ErrorLog @W@/error.log'; echo 'User www-data'; echo 'Group www-data'; echo 'LogLevel info'
for m in mpm_event authz_core authz_host mime dir alias rewrite ssl socache_shmcb http2 headers setenvif proxy proxy_http env remoteip; do echo "LoadModule ${m}_module /usr/lib/apache2/modules/mod_$m.so"; done
echo 'TypesConfig /etc/mime.types'; cat; } >"$CUR/${1:-apache.conf}"; }
# the site's page, another site's page, a refusal in the site's layout
pages() { mkdir -p "$CUR/site" "$CUR/other"; cat >"$CUR/site/index.html" <<'X'
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Example application</title></head><body><header>Example application</header>
<main><h1>secret</h1><p>Invoices of the current quarter, with the customers whom they were sent to, the day on which each is due, and the
amount that has been paid so far. Every invoice may be opened, printed, sent again, or cancelled by whoever issued it.</p>
<table><tr><td>2031</td><td>Northern Mills</td><td>paid</td></tr><tr><td>2032</td><td>Harbour Works</td><td>due in nine days</td></tr></table></main>
<footer>Example application, all rights reserved</footer></body></html>
X
cat >"$CUR/other/index.html" <<'X'
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Brochure</title></head><body><h1>Our brochure</h1><p>Welcome to
the public pages of the company: opening hours, directions, press releases, and how to write to us.</p></body></html>
X
chmod -R a+rX "$CUR"; }
go_() { { cat <<'X'
package main
import ("bytes";"crypto/tls";"crypto/x509";"encoding/pem";"errors";"net/http";"os";"time")
const P = "@PKI@/"
var _ = time.Now; var _ = bytes.Equal; var _ = errors.New
func load(n string) *x509.Certificate { b, _ := os.ReadFile(P + n); k, _ := pem.Decode(b); c, e := x509.ParseCertificate(k.Bytes); if e != nil { panic(e) }; return c }
func pair(n string) tls.Certificate { c, e := tls.LoadX509KeyPair(P+n+".crt", P+n+".key"); if e != nil { panic(e) }; return c }
func pool(cs ...*x509.Certificate) *x509.CertPool { p := x509.NewCertPool(); for _, c := range cs { p.AddCert(c) }; return p }
var page = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("secret\n")) })
func serve(addr string, h http.Handler, c *tls.Config) { panic((&http.Server{Addr: addr, Handler: h, TLSConfig: c}).ListenAndServeTLS("", "")) }
X
cat; } >"$CUR/main.go"; }
node_() { { cat <<'X'
const tls=require('tls'),https=require('https'),http=require('http'),http2=require('http2'),net=require('net'),fs=require('fs'),crypto=require('crypto'),P='@PKI@/',r=n=>fs.readFileSync(P+n);
const base={cert:r('srv.crt'),key:r('srv.key'),ca:r('ours.crt'),requestCert:true,rejectUnauthorized:false};
X
cat; } >"$CUR/app.js"; }
back() { cat >"$CUR/back.js" <<'E'
require('http').createServer((q,s)=>s.end('secret\n')).listen(8001,'127.0.0.1');
E
}
# caddy: sites from stdin
cd_() { { printf '{\n admin off\n auto_https disable_redirects\n%s\n}\n' "$GLOBAL"; cat; } >"$CUR/Caddyfile"; }
# apache: one virtual host's TLS lines
AXTLS='SSLEngine on
 SSLCertificateFile @PKI@/srv.crt
 SSLCertificateKeyFile @PKI@/srv.key
 SSLCACertificateFile @PKI@/ours.crt'
