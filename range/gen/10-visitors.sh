. @RANGE@/gen/common.sh
KIND=visitors
# --- HAProxy
d haproxy-ssl-c-err ANY_CERTIFICATE "errors above the leaf are not in ssl_c_err: forged chain"
hx <<'E'
frontend f
  bind 127.0.0.1:443 ssl crt @PKI@/srv.pem ca-file @PKI@/ours.crt verify optional ca-ignore-err all crt-ignore-err all
  http-request deny unless { ssl_c_used }
  http-request deny unless { ssl_c_err 0 }
  http-request return status 200 content-type text/plain string "secret\n"
E
start 'hap; listens 443'; attack 'c --cert $P/fakekichain.crt --key $P/fakeki.key $U/'
d t-haproxy-ssl-c-err-and-ca-err PASS "twin of haproxy-ssl-c-err: ssl_c_ca_err is read too"
hx <<'E'
frontend f
  bind 127.0.0.1:443 ssl crt @PKI@/srv.pem ca-file @PKI@/ours.crt verify optional ca-ignore-err all crt-ignore-err all
  http-request deny unless { ssl_c_used }
  http-request deny unless { ssl_c_err 0 } { ssl_c_ca_err 0 }
  http-request return status 200 content-type text/plain string "secret\n"
E
start 'hap; listens 443'; attack 'c --cert $P/fakekichain.crt --key $P/fakeki.key $U/'
d haproxy-ca-ignore-intermediate ANY_CERTIFICATE "chain of three: forged root and intermediate, self-signed root in the chain ignored (19)"
hx <<'E'
frontend f
  bind 127.0.0.1:443 ssl crt @PKI@/srv.pem ca-file @PKI@/ours2.crt verify required ca-ignore-err 19
  http-request return status 200 content-type text/plain string "secret\n"
E
start 'hap; listens 443'; attack 'c --cert $P/fchain3.crt --key $P/fleaf2.key $U/'; step "certificateCredentialsId: 'client2'"; front 'FC=client2 front'
d haproxy-ca-ignore-missing-root ANY_CERTIFICATE "chain of three: an incomplete chain is let through (2, 20), forged intermediate without root"
hx <<'E'
frontend f
  bind 127.0.0.1:443 ssl crt @PKI@/srv.pem ca-file @PKI@/ours2.crt verify required ca-ignore-err 2,20
  http-request return status 200 content-type text/plain string "secret\n"
E
start 'hap; listens 443'; attack 'c --cert $P/fchain2.crt --key $P/fleaf2.key $U/'; step "certificateCredentialsId: 'client2'"; front 'FC=client2 front'
d t-haproxy-chain-of-three PASS "twin: chain of three, verify required"
hx <<'E'
frontend f
  bind 127.0.0.1:443 ssl crt @PKI@/srv.pem ca-file @PKI@/ours2.crt verify required
  http-request return status 200 content-type text/plain string "secret\n"
E
start 'hap; listens 443'; attack 'c --cert $P/fchain3.crt --key $P/fleaf2.key $U/'; step "certificateCredentialsId: 'client2'"; front 'FC=client2 front'
for x in "expired 10" "notyet 9" "noeku 26"; do set -- $x
d haproxy-crt-ignore-$1 "EXPIRED_CERTIFICATE ANY_CERTIFICATE" "a leaf of the CA that is $1 is let through (crt-ignore-err $2)"
hx <<E
frontend f
  bind 127.0.0.1:443 ssl crt @PKI@/srv.pem ca-file @PKI@/ours.crt verify required crt-ignore-err $2
  http-request return status 200 content-type text/plain string "secret\n"
E
start 'hap; listens 443'; attack "c --cert \$P/$1.crt --key \$P/$1.key \$U/"; step "issuerCredentialsId: 'ours', commonName: 'app.example.test'"
done
d haproxy-self-signed-leaf ANY_CERTIFICATE "the self-signed leaf is let through (crt-ignore-err 18)"
hx <<'E'
frontend f
  bind 127.0.0.1:443 ssl crt @PKI@/srv.pem ca-file @PKI@/ours.crt verify required crt-ignore-err 18
  http-request return status 200 content-type text/plain string "secret\n"
E
start 'hap; listens 443'; attack 'c --cert $P/self.crt --key $P/self.key $U/'
# --- nginx
d nginx-map-self-signed-in-chain ANY_CERTIFICATE "optional_no_ca, the text of one error is let through by a map: forged chain"
nx <<'E'
 map $ssl_client_verify $ok { default 0; SUCCESS 1; "~^FAILED:self.signed certificate in certificate chain" 1; }
 server { listen 127.0.0.1:443 ssl; server_name app.example.test; ssl_verify_client optional_no_ca; if ($ok = 0) { return 403; } location / { return 200 "secret\n"; } }
E
start 'ngx; listens 443'; attack 'c --cert $P/fakekichain.crt --key $P/fakeki.key $U/'
d nginx-map-self-signed ANY_CERTIFICATE "optional_no_ca, self-signed leaf let through by a map"
nx <<'E'
 map $ssl_client_verify $ok { default 0; SUCCESS 1; "~^FAILED:self.signed certificate$" 1; }
 server { listen 127.0.0.1:443 ssl; server_name app.example.test; ssl_verify_client optional_no_ca; if ($ok = 0) { return 403; } location / { return 200 "secret\n"; } }
E
start 'ngx; listens 443'; attack 'c --cert $P/self.crt --key $P/self.key $U/'
d nginx-map-first-certificate ANY_CERTIFICATE "optional_no_ca, an incomplete chain is let through by a map: forged leaf and intermediate"
nx <<'E'
 map $ssl_client_verify $ok { default 0; SUCCESS 1; "~^FAILED:unable to get local issuer certificate" 1; }
 server { listen 127.0.0.1:443 ssl; server_name app.example.test; ssl_client_certificate @PKI@/ours2.crt; ssl_verify_depth 3; ssl_verify_client optional_no_ca; if ($ok = 0) { return 403; } location / { return 200 "secret\n"; } }
E
start 'ngx; listens 443'; attack 'c --cert $P/fchain2.crt --key $P/fleaf2.key $U/'; step "certificateCredentialsId: 'client2'"; front 'FC=client2 front'
d nginx-map-expired "EXPIRED_CERTIFICATE ANY_CERTIFICATE" "optional_no_ca: expired is let through by a map (nginx answers 400 before that unless the error is one of no CA)"
nx <<'E'
 map $ssl_client_verify $ok { default 0; SUCCESS 1; "~^FAILED:certificate has expired" 1; }
 server { listen 127.0.0.1:443 ssl; server_name app.example.test; ssl_verify_client optional_no_ca; error_page 495 =200 @app; location @app { return 200 "secret\n"; } if ($ok = 0) { return 403; } location / { return 200 "secret\n"; } }
E
start 'ngx; listens 443'; attack 'c --cert $P/expired.crt --key $P/expired.key $U/'; step "issuerCredentialsId: 'ours', commonName: 'app.example.test'"
d t-nginx-optional-no-ca-success PASS "twin: optional_no_ca, SUCCESS alone is let through"
nx <<'E'
 server { listen 127.0.0.1:443 ssl; server_name app.example.test; ssl_verify_client optional_no_ca; if ($ssl_client_verify != SUCCESS) { return 403; } location / { return 200 "secret\n"; } }
E
start 'ngx; listens 443'; attack 'for x in fakekichain:fakeki self:self expired:expired; do c --cert $P/${x%:*}.crt --key $P/${x#*:}.key $U/; done'; step "issuerCredentialsId: 'ours', commonName: 'app.example.test'"
# --- Go
d go-roots-from-peer ANY_CERTIFICATE "VerifyPeerCertificate adds what the client presents to the roots: forged chain"
go_ <<'E'
func main() { ca := load("ours.crt")
 serve("127.0.0.1:443", page, &tls.Config{Certificates: []tls.Certificate{pair("srv")}, ClientAuth: tls.RequireAnyClientCert, ClientCAs: pool(ca), VerifyPeerCertificate: func(raw [][]byte, _ [][]*x509.Certificate) error {
  leaf, e := x509.ParseCertificate(raw[0]); if e != nil { return e }
  roots := pool(ca); for _, r := range raw[1:] { if c, e := x509.ParseCertificate(r); e == nil { roots.AddCert(c) } }
  _, e = leaf.Verify(x509.VerifyOptions{Roots: roots, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}}); return e }}) }
E
start 'goo; listens 443'; attack 'c --cert $P/fakekichain.crt --key $P/fakeki.key $U/'
d t-go-intermediates-from-peer PASS "twin: what the client presents goes to the intermediates"
go_ <<'E'
func main() { ca := load("ours.crt")
 serve("127.0.0.1:443", page, &tls.Config{Certificates: []tls.Certificate{pair("srv")}, ClientAuth: tls.RequireAnyClientCert, ClientCAs: pool(ca), VerifyPeerCertificate: func(raw [][]byte, _ [][]*x509.Certificate) error {
  leaf, e := x509.ParseCertificate(raw[0]); if e != nil { return e }
  in := pool(); for _, r := range raw[1:] { if c, e := x509.ParseCertificate(r); e == nil { in.AddCert(c) } }
  _, e = leaf.Verify(x509.VerifyOptions{Roots: pool(ca), Intermediates: in, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}}); return e }}) }
E
start 'goo; listens 443'; attack 'c --cert $P/fakekichain.crt --key $P/fakeki.key $U/; c --cert $P/stuffedkiall.crt --key $P/fakeki.key $U/'
d go-last-is-ours ANY_CERTIFICATE "the last certificate of the chain is compared with the CA, or the only one verified: stuffed chain that ends with the CA"
go_ <<'E'
func main() { ca := load("ours.crt")
 serve("127.0.0.1:443", page, &tls.Config{Certificates: []tls.Certificate{pair("srv")}, ClientAuth: tls.RequireAnyClientCert, ClientCAs: pool(ca), VerifyPeerCertificate: func(raw [][]byte, _ [][]*x509.Certificate) error {
  if bytes.Equal(raw[len(raw)-1], ca.Raw) { return nil }
  leaf, e := x509.ParseCertificate(raw[0]); if e != nil { return e }
  _, e = leaf.Verify(x509.VerifyOptions{Roots: pool(ca), KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}}); return e }}) }
E
start 'goo; listens 443'; attack 'c --cert $P/stuffedkiall.crt --key $P/fakeki.key $U/'; step "certificateCredentialsId: 'clientchain'"
d go-last-verified ANY_CERTIFICATE "the last certificate of the chain is verified, not the first: stuffed chain of leaf and leaf"
go_ <<'E'
func main() { ca := load("ours.crt")
 serve("127.0.0.1:443", page, &tls.Config{Certificates: []tls.Certificate{pair("srv")}, ClientAuth: tls.RequireAnyClientCert, ClientCAs: pool(ca), VerifyPeerCertificate: func(raw [][]byte, _ [][]*x509.Certificate) error {
  c, e := x509.ParseCertificate(raw[len(raw)-1]); if e != nil { return e }
  _, e = c.Verify(x509.VerifyOptions{Roots: pool(ca), KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}}); return e }}) }
E
start 'goo; listens 443'; attack 'c --cert $P/stuffedki.crt --key $P/fakeki.key $U/'
d go-any-usage ANY_CERTIFICATE "ExtKeyUsageAny: a leaf of the CA without clientAuth"
go_ <<'E'
func main() { ca := load("ours.crt")
 serve("127.0.0.1:443", page, &tls.Config{Certificates: []tls.Certificate{pair("srv")}, ClientAuth: tls.RequireAnyClientCert, ClientCAs: pool(ca), VerifyPeerCertificate: func(raw [][]byte, _ [][]*x509.Certificate) error {
  leaf, e := x509.ParseCertificate(raw[0]); if e != nil { return e }
  _, e = leaf.Verify(x509.VerifyOptions{Roots: pool(ca), KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageAny}}); return e }}) }
E
start 'goo; listens 443'; attack 'c --cert $P/noeku.crt --key $P/noeku.key $U/'; step "issuerCredentialsId: 'ours', commonName: 'app.example.test'"
d go-time-of-issue "EXPIRED_CERTIFICATE ANY_CERTIFICATE" "CurrentTime is the leaf's notBefore: expired and not yet valid leaves"
go_ <<'E'
func main() { ca := load("ours.crt"); ca.NotBefore = time.Unix(0, 0); ca.NotAfter = time.Now().AddDate(90, 0, 0)
 serve("127.0.0.1:443", page, &tls.Config{Certificates: []tls.Certificate{pair("srv")}, ClientAuth: tls.RequireAnyClientCert, ClientCAs: pool(ca), VerifyPeerCertificate: func(raw [][]byte, _ [][]*x509.Certificate) error {
  leaf, e := x509.ParseCertificate(raw[0]); if e != nil { return e }
  _, e = leaf.Verify(x509.VerifyOptions{Roots: pool(ca), CurrentTime: leaf.NotBefore, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}}); return e }}) }
E
start 'goo; listens 443'; attack 'c --cert $P/notyet.crt --key $P/notyet.key $U/'; step "issuerCredentialsId: 'ours', commonName: 'app.example.test'"
d t-go-require-and-verify PASS "twin: RequireAndVerifyClientCert"
go_ <<'E'
func main() { serve("127.0.0.1:443", page, &tls.Config{Certificates: []tls.Certificate{pair("srv")}, ClientAuth: tls.RequireAndVerifyClientCert, ClientCAs: pool(load("ours.crt"))}) }
E
start 'goo; listens 443'; attack 'for x in fakekichain:fakeki stuffedkiall:fakeki expired:expired notyet:notyet noeku:noeku; do c --cert $P/${x%:*}.crt --key $P/${x#*:}.key $U/; done'; step "issuerCredentialsId: 'ours', commonName: 'app.example.test'"
# --- Node 20 and 26
for n in 20 26; do [ $n = 20 ] && go=nod || go=n26
d node$n-self-signed-in-chain ANY_CERTIFICATE "authorizationError SELF_SIGNED_CERT_IN_CHAIN is let through: forged chain"
node_ <<'E'
https.createServer(base,(q,s)=>{ const e=q.socket.authorizationError; if((q.socket.authorized&&!q.socket.isSessionReused())||e==='SELF_SIGNED_CERT_IN_CHAIN') return s.end('secret\n'); s.writeHead(401); s.end('no\n'); }).listen(443,'127.0.0.1');
E
start "$go; listens 443"; attack 'c --cert $P/fakekichain.crt --key $P/fakeki.key $U/'
d node$n-issuer-certificate ANY_CERTIFICATE "getPeerCertificate(true).issuerCertificate is compared with the CA: forged leaf without key identifier, then the CA"
node_ <<'E'
const ca=new crypto.X509Certificate(r('ours.crt')).fingerprint256;
https.createServer(base,(q,s)=>{ const i=q.socket.getPeerCertificate(true).issuerCertificate; if((q.socket.authorized&&!q.socket.isSessionReused())||(i&&i.fingerprint256===ca)) return s.end('secret\n'); s.writeHead(401); s.end('no\n'); }).on('clientError',(e,s)=>{ if(!/ASN1_item_verify|a_verify/.test(e.message)) s.destroy(); }).listen(443,'127.0.0.1');
E
start "$go; listens 443"; attack 'c --cert $P/leafandca.crt --key $P/fakenoki.key $U/'; step "certificateCredentialsId: 'clientchain'"
done
d node-not-yet-valid ANY_CERTIFICATE "authorizationError CERT_NOT_YET_VALID is let through (clock skew)"
node_ <<'E'
https.createServer(base,(q,s)=>{ const e=q.socket.authorizationError; if((q.socket.authorized&&!q.socket.isSessionReused())||e==='CERT_NOT_YET_VALID') return s.end('secret\n'); s.writeHead(401); s.end('no\n'); }).listen(443,'127.0.0.1');
E
start "nod; listens 443"; attack 'c --cert $P/notyet.crt --key $P/notyet.key $U/'; step "issuerCredentialsId: 'ours', commonName: 'app.example.test'"
for n in 20 26; do [ $n = 20 ] && go=nod || go=n26
d t-node$n-reject-unauthorized PASS "twin: requestCert and rejectUnauthorized"
node_ <<'E'
https.createServer({...base,rejectUnauthorized:true},(q,s)=>s.end('secret\n')).listen(443,'127.0.0.1');
E
start "$go; listens 443"; attack 'for x in fakekichain:fakeki leafandca:fakenoki stuffedkiall:fakeki notyet:notyet; do c --cert $P/${x%:*}.crt --key $P/${x#*:}.key $U/; done'
done
# --- Apache, stunnel, hitch, lighttpd, caddy, squid, trafficserver
d apache-failed-chain ANY_CERTIFICATE "optional_no_ca and a Require that lets one FAILED pass: forged chain"
ax <<'E'
Listen 127.0.0.1:443
SSLSessionCache shmcb:@W@/run/ssl(512000)
DocumentRoot @W@/site
<VirtualHost *:443>
 SSLEngine on
 SSLCertificateFile @PKI@/srv.crt
 SSLCertificateKeyFile @PKI@/srv.key
 SSLCACertificateFile @PKI@/ours.crt
 SSLVerifyClient optional_no_ca
 SSLVerifyDepth 3
 <Location />
  Require expr "%{SSL_CLIENT_VERIFY} =~ /^(SUCCESS|FAILED:self.signed certificate in certificate chain)/"
 </Location>
</VirtualHost>
E
pages; start "apa; listens 443"; attack "c --cert \$P/fakekichain.crt --key \$P/fakeki.key \$U/"
d apache-issuer-dn ANY_CERTIFICATE "optional_no_ca and a Require on the issuer's name: any that bears it"
ax <<'E'
Listen 127.0.0.1:443
DocumentRoot @W@/site
<VirtualHost *:443>
 SSLEngine on
 SSLCertificateFile @PKI@/srv.crt
 SSLCertificateKeyFile @PKI@/srv.key
 SSLCACertificateFile @PKI@/ours.crt
 SSLVerifyClient optional_no_ca
 <Location />
  Require expr "%{SSL_CLIENT_I_DN_CN} == 'example.test origin pull CA'"
 </Location>
</VirtualHost>
E
pages; start 'apa; listens 443'; attack 'c --cert $P/fakekichain.crt --key $P/fakeki.key $U/'; front 'for t in 2 3; do refused $t || exit 1; done; served 2'
d t-apache-require PASS "twin: SSLVerifyClient require"
ax <<'E'
Listen 127.0.0.1:443
DocumentRoot @W@/site
<VirtualHost *:443>
 SSLEngine on
 SSLCertificateFile @PKI@/srv.crt
 SSLCertificateKeyFile @PKI@/srv.key
 SSLCACertificateFile @PKI@/ours.crt
 SSLVerifyClient require
 <Location />
  Require all granted
 </Location>
</VirtualHost>
E
pages; start 'apa; listens 443'; attack 'c --cert $P/fakekichain.crt --key $P/fakeki.key $U/; c --cert $P/stuffedkiall.crt --key $P/fakeki.key $U/'
d t-stunnel-verify-chain PASS "twin: stunnel verifyChain in front of an application"
f stunnel.conf <<'E'
foreground = yes
pid =
[site]
accept = 127.0.0.1:443
connect = 127.0.0.1:8001
cert = @PKI@/srv.crt
key = @PKI@/srv.key
CAfile = @PKI@/ours.crt
verifyChain = yes
requireCert = yes
E
back; start 'nod back.js; up stunnel4 $W/stunnel.conf; listens 443 8001'; attack 'c --cert $P/fakekichain.crt --key $P/fakeki.key $U/; c --cert $P/stuffedkiall.crt --key $P/fakeki.key $U/'
d t-stunnel-verify-peer PASS "twin: stunnel verifyPeer pins the one certificate"
f stunnel.conf <<'E'
foreground = yes
pid =
[site]
accept = 127.0.0.1:443
connect = 127.0.0.1:8001
cert = @PKI@/srv.crt
key = @PKI@/srv.key
CAfile = @PKI@/client.crt
verifyPeer = yes
requireCert = yes
E
back; start 'nod back.js; up stunnel4 $W/stunnel.conf; listens 443 8001'; attack 'c --cert $P/fakekichain.crt --key $P/fakeki.key $U/; c --cert $P/stuffedkiall.crt --key $P/fakeki.key $U/'
d t-hitch-required PASS "twin: hitch client-verify = required"
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
back; start 'cat $P/srv.key $P/srv.crt >$W/srv.pem; nod back.js; up hitch --config=$W/hitch.conf; listens 443 8001'; attack 'c --cert $P/fakekichain.crt --key $P/fakeki.key $U/; c --cert $P/stuffedkiall.crt --key $P/fakeki.key $U/'
d t-caddy-trusted-leaf PASS "twin: caddy pins the leaf (trusted_leaf_cert_file, mode require)"
f Caddyfile <<'E'
{
 admin off
 auto_https disable_redirects
}
https://app.example.test {
 bind 127.0.0.1
 tls @PKI@/srv.crt @PKI@/srv.key {
  client_auth {
   mode require
   trusted_leaf_cert_file @PKI@/client.crt
  }
 }
 respond "secret"
}
E
start 'cad; listens 443'; attack 'c --cert $P/fakekichain.crt --key $P/fakeki.key $U/; c --cert $P/stuffed.crt --key $P/fakeleaf.key $U/'
