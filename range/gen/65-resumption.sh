. @RANGE@/gen/common.sh
KIND=resumption
R8443='for t in 1.2 1.3; do for k in "" --no-ticket; do v --tls $t $k --session-from 127.0.0.1:8443 2>>$W/log; done; done; true'
only() { echo "v --tls $1 $2 --session-from 127.0.0.1:8443 ${3:-}"; }
hr() { d "$1" ENFORCED+RESUMPTION "$2"
hx <<E
$3
frontend f
  bind 127.0.0.1:443 ssl crt @PKI@/srv.pem ca-file @PKI@/ours.crt verify required $4
  http-request return status 200 content-type text/plain string "secret\n"
frontend g
  bind 127.0.0.1:8443 ssl crt @PKI@/srv.pem $4
  http-request return status 404 content-type text/plain string "nothing here\n"
E
start 'hap; listens 443 8443'; }
hr haproxy-cache-12-id "one cache among all binds: TLS 1.2 session ID of an open bind" '' 'no-tls-tickets ssl-max-ver TLSv1.2'; attack "$(only 1.2 --no-ticket)"
hr haproxy-cache-13 "one cache among all binds: TLS 1.3 stateful ticket of an open bind" '' 'no-tls-tickets ssl-min-ver TLSv1.3'; attack "$(only 1.3)"
hr haproxy-ticket-keys-12 "both binds have the same tls-ticket-keys: TLS 1.2 ticket" '' 'tls-ticket-keys @W@/keys ssl-max-ver TLSv1.2'; attack "$(only 1.2)"; sed -i '1i openssl rand -base64 48 >$W/keys; openssl rand -base64 48 >>$W/keys; openssl rand -base64 48 >>$W/keys' $CUR/start
hr haproxy-ticket-keys-13 "both binds have the same tls-ticket-keys: TLS 1.3 ticket" '' 'tls-ticket-keys @W@/keys ssl-min-ver TLSv1.3'; attack "$(only 1.3)"; sed -i '1i openssl rand -base64 48 >$W/keys; openssl rand -base64 48 >>$W/keys; openssl rand -base64 48 >>$W/keys' $CUR/start
hr haproxy-default-binds "nothing is said of sessions: HAProxy's defaults" '' ''; attack "$R8443"
nodes() { d "$1" "$4" "$2"; node_ <<E
const k=crypto.randomBytes(48);
https.createServer({...base,ticketKeys:k,rejectUnauthorized:true$3},(q,s)=>s.end('secret\\n')).listen(443,'127.0.0.1');
https.createServer({cert:base.cert,key:base.key,ticketKeys:k$3},(q,s)=>{ s.writeHead(404); s.end('nothing here\\n'); }).listen(8443,'127.0.0.1');
E
}
for n in 20 26; do [ $n = 20 ] && go=nod || go=n26
x=node$n-ticket-keys e=ENFORCED+RESUMPTION; [ $n = 20 ] || { x=t-$x; e=PASS; }; nodes $x "two servers share ticketKeys, the other port asks for no certificate (Node 26 is safe, Node 20 is not)" "" $e; start "$go; listens 443 8443"; attack "$R8443"
done
d lighttpd-stek "ENFORCED+RESUMPTION" "lighttpd: the ticket keys are those of the process, another socket asks for no certificate"
f lighttpd.conf <<'E'
server.modules = ("mod_openssl")
server.document-root = "@W@/site"
server.port = 443
server.bind = "127.0.0.1"
index-file.names = ("index.html")
mimetype.assign = (".html" => "text/html")
ssl.pemfile = "@PKI@/srv.chain"
ssl.privkey = "@PKI@/srv.key"
ssl.engine = "enable"
ssl.verifyclient.activate = "enable"
ssl.verifyclient.enforce = "enable"
ssl.verifyclient.ca-file = "@PKI@/ours.crt"
$SERVER["socket"] == "127.0.0.1:8443" {
 ssl.engine = "enable"
 ssl.pemfile = "@PKI@/srv.chain"
 ssl.privkey = "@PKI@/srv.key"
 ssl.verifyclient.activate = "disable"
 ssl.verifyclient.enforce = "disable"
 server.document-root = "@W@/other"
}
E
pages; start 'lig; listens 443 8443'; attack "$R8443"
d t-go-verify-peer-resumed PASS "twin: Go calls VerifyPeerCertificate again for a resumed session; "  "was: is not called for a resumed session: a session opened with a forged certificate where any is taken"
go_ <<'E'
func main() { var k [32]byte; copy(k[:], []byte("the same key for both listeners!")); ca := load("ours.crt")
 a := &tls.Config{Certificates: []tls.Certificate{pair("srv")}, ClientAuth: tls.RequireAnyClientCert, ClientCAs: pool(ca), VerifyPeerCertificate: func(raw [][]byte, _ [][]*x509.Certificate) error {
  leaf, e := x509.ParseCertificate(raw[0]); if e != nil { return e }
  _, e = leaf.Verify(x509.VerifyOptions{Roots: pool(ca), KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}}); return e }}
 b := &tls.Config{Certificates: []tls.Certificate{pair("srv")}, ClientAuth: tls.RequireAnyClientCert}
 a.SetSessionTicketKeys([][32]byte{k}); b.SetSessionTicketKeys([][32]byte{k})
 go serve("127.0.0.1:8443", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(404) }), b)
 serve("127.0.0.1:443", page, a) }
E
start 'goo; listens 443 8443'; attack 'for t in 1.2 1.3; do v --tls $t --session-from 127.0.0.1:8443 --session-cert $P/fakeki.crt --session-key $P/fakeki.key; done'
# twins
d t-nginx-shared-cache-ports PASS "twin: nginx shares its cache between ports, but looks for the certificate again in each request"
nx <<'E'
 ssl_session_cache shared:S:1m; ssl_session_tickets on;
 server { listen 127.0.0.1:443 ssl; server_name app.example.test; ssl_verify_client on; location / { return 200 "secret\n"; } }
 server { listen 127.0.0.1:8443 ssl; server_name app.example.test; return 404; }
E
start 'ngx; listens 443 8443'; attack "$R8443"
d t-apache-shared-cache-ports PASS "twin: Apache shares its cache and ticket keys between ports"
ax <<E
Listen 127.0.0.1:443
Listen 127.0.0.1:8443
SSLSessionCache shmcb:@W@/run/ssl(512000)
<Location />
 Require all granted
</Location>
<VirtualHost *:8443>
 ServerName app.example.test
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
pages; start 'apa; listens 443 8443'; attack "$R8443"
d t-caddy-ports PASS "twin: Caddy, another port without client_auth: Go does not resume a session without certificate where one is needed"
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
https://app.example.test:8443 {
 bind 127.0.0.1
 tls @PKI@/srv.crt @PKI@/srv.key
 respond "nothing here" 404
}
E
start 'cad; listens 443 8443'; attack "$R8443"
d t-haproxy-no-sessions PASS "twin: HAProxy without cache and tickets (tune.ssl.cachesize 0, no-tls-tickets)"
hx <<'E'
global
  tune.ssl.cachesize 0
frontend f
  bind 127.0.0.1:443 ssl crt @PKI@/srv.pem ca-file @PKI@/ours.crt verify required no-tls-tickets
  http-request return status 200 content-type text/plain string "secret\n"
frontend g
  bind 127.0.0.1:8443 ssl crt @PKI@/srv.pem no-tls-tickets
  http-request return status 404 content-type text/plain string "nothing here\n"
E
start 'hap; listens 443 8443'; attack "$R8443"
for s in hitch stunnel; do d t-$s-two-frontends PASS "twin: $s, another port asks for no certificate"; back
if [ $s = hitch ]; then for p in 443 8443; do { echo "frontend = { host = \"127.0.0.1\" port = \"$p\" }"; cat <<'E'
pem-file = "@W@/srv.pem"
tls-protos = TLSv1.2 TLSv1.3
user = "nobody"
group = "nogroup"
E
[ $p = 443 ] && echo 'backend = "[127.0.0.1]:8001"' || echo 'backend = "[127.0.0.1]:8002"'
[ $p = 443 ] && echo 'client-verify = required' && echo 'client-verify-ca = "@PKI@/ours.crt"'; } >$CUR/hitch$p.conf; done
echo "require('http').createServer((q,s)=>{ s.writeHead(404); s.end('nothing here\\n'); }).listen(8002,'127.0.0.1');" >>$CUR/back.js
start 'cat $P/srv.key $P/srv.crt >$W/srv.pem; nod back.js; up hitch --config=$W/hitch443.conf; up hitch --config=$W/hitch8443.conf; listens 443 8443 8001'
else f stunnel.conf <<'E'
foreground = yes
pid =
cert = @PKI@/srv.crt
key = @PKI@/srv.key
ticketKeySecret = 000102030405060708090a0b0c0d0e0f
ticketMacSecret = 101112131415161718191a1b1c1d1e1f
[site]
accept = 127.0.0.1:443
connect = 127.0.0.1:8001
CAfile = @PKI@/ours.crt
verifyChain = yes
requireCert = yes
[open]
accept = 127.0.0.1:8443
connect = 127.0.0.1:8002
E
echo "require('http').createServer((q,s)=>{ s.writeHead(404); s.end('nothing here\\n'); }).listen(8002,'127.0.0.1');" >>$CUR/back.js
start 'nod back.js; up stunnel4 $W/stunnel.conf; listens 443 8443 8001'; fi; attack "$R8443"; done
