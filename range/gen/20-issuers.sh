. @RANGE@/gen/common.sh
KIND=issuers
d nginx-default-other-ca-no-sni "OTHER_ISSUERS" "the default server is another site with its own CA: no SNI, that CA's certificate, Host ours"
nx <<'E'
 server { listen 127.0.0.1:443 ssl default_server; server_name other.example.test; ssl_certificate @PKI@/srvother.crt; ssl_certificate_key @PKI@/srvother.key; ssl_client_certificate @PKI@/partner.crt; ssl_verify_client on; location / { return 200 "other\n"; } }
 server { listen 127.0.0.1:443 ssl; server_name app.example.test; ssl_verify_client on; location / { return 200 "secret\n"; } }
E
start 'ngx; listens 443'
attack 'curl -sk --cert $P/partnerleaf.crt --key $P/partnerleaf.key -H "Host: app.example.test" https://127.0.0.1/'
d t-nginx-default-reject-two-cas PASS "twin: the default server rejects the handshake; other SNI with our Host is answered 421"
nx <<'E'
 server { listen 127.0.0.1:443 ssl default_server; ssl_reject_handshake on; }
 server { listen 127.0.0.1:443 ssl; server_name other.example.test; ssl_certificate @PKI@/srvother.crt; ssl_certificate_key @PKI@/srvother.key; ssl_client_certificate @PKI@/partner.crt; ssl_verify_client on; location / { return 200 "other\n"; } }
 server { listen 127.0.0.1:443 ssl; server_name app.example.test; ssl_certificate @PKI@/srvboth.crt; ssl_certificate_key @PKI@/srvboth.key; ssl_verify_client on; location / { return 200 "secret\n"; } }
E
start 'ngx; listens 443'
attack 'curl -sk --cert $P/partnerleaf.crt --key $P/partnerleaf.key -H "Host: app.example.test" https://127.0.0.1/; c --cert $P/partnerleaf.crt --key $P/partnerleaf.key -H "Host: app.example.test" https://other.example.test/'
d go-config-per-name "OTHER_ISSUERS" "GetConfigForClient gives each name its CA, the handler goes by Host"
go_ <<'E'
func main() { a := &tls.Config{Certificates: []tls.Certificate{pair("srvboth")}, ClientAuth: tls.RequireAndVerifyClientCert, ClientCAs: pool(load("ours.crt"))}; b := a.Clone(); b.ClientCAs = pool(load("partner.crt"))
 serve("127.0.0.1:443", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { if r.Host == "app.example.test" { w.Write([]byte("secret\n")) } else { w.Write([]byte("other\n")) } }),
  &tls.Config{Certificates: []tls.Certificate{pair("srvboth")}, GetConfigForClient: func(h *tls.ClientHelloInfo) (*tls.Config, error) { if h.ServerName == "other.example.test" { return b, nil }; return a, nil }}) }
E
start 'goo; listens 443'; attack 'c --cert $P/partnerleaf.crt --key $P/partnerleaf.key -H "Host: app.example.test" https://other.example.test/'
d t-go-config-per-name-421 PASS "twin: 421 when Host is not the name of the handshake"
go_ <<'E'
func main() { a := &tls.Config{Certificates: []tls.Certificate{pair("srvboth")}, ClientAuth: tls.RequireAndVerifyClientCert, ClientCAs: pool(load("ours.crt"))}; b := a.Clone(); b.ClientAuth = tls.NoClientCert; b.ClientCAs = nil
 serve("127.0.0.1:443", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { if r.Host != r.TLS.ServerName { w.WriteHeader(421) } else if r.Host == "app.example.test" { w.Write([]byte("secret\n")) } else { w.Write([]byte("other\n")) } }),
  &tls.Config{Certificates: []tls.Certificate{pair("srvboth")}, GetConfigForClient: func(h *tls.ClientHelloInfo) (*tls.Config, error) { if h.ServerName == "other.example.test" { return b, nil }; return a, nil }}) }
E
start 'goo; listens 443'; attack 'c -H "Host: app.example.test" https://other.example.test/'
for n in 20 26; do [ $n = 20 ] && go=nod || go=n26
d node$n-context-per-name "OTHER_ISSUERS" "addContext gives another name its CA; the application goes by Host"
node_ <<'E'
const s=https.createServer({...base,cert:r('srvboth.crt'),key:r('srvboth.key'),rejectUnauthorized:true},(q,a)=>a.end(/^app\.example\.test/i.test(q.headers.host)?'secret\n':'other\n'));
s.addContext('other.example.test',{cert:r('srvother.crt'),key:r('srvother.key'),ca:r('partner.crt')}); s.listen(443,'127.0.0.1');
E
start "$go; listens 443"; attack 'c --cert $P/partnerleaf.crt --key $P/partnerleaf.key -H "Host: app.example.test" https://other.example.test/'
done
d haproxy-default-certificate-other-ca "OTHER_ISSUERS" "the first of the crt-list (no SNI, unknown SNI) has another CA"
hx <<'E'
frontend f
  bind 127.0.0.1:443 ssl crt-list @W@/crt-list.txt
  http-request return status 200 content-type text/plain string "secret\n" if { hdr(host),host_only -i app.example.test }
  http-request return status 200 content-type text/plain string "other\n"
E
f crt-list.txt <<'E'
@PKI@/srvwww.pem [ca-file @PKI@/partner.crt verify required] www.example.test
@PKI@/srv.pem [ca-file @PKI@/ours.crt verify required] app.example.test
E
start 'hap; listens 443'; attack 'curl -sk --cert $P/partnerleaf.crt --key $P/partnerleaf.key -H "Host: app.example.test" https://127.0.0.1/'
d t-haproxy-two-cas-host-is-sni "EITHER OTHER_ISSUERS" "cannot be told from the hole without a certificate of the other CA; twin of two-sites-two-cas: 421 unless Host is SNI"
hx <<'E'
frontend f
  bind 127.0.0.1:443 ssl crt-list @W@/crt-list.txt strict-sni
  http-request return status 421 content-type text/plain string "misdirected\n" unless { ssl_fc_sni,strcmp(txn.host) eq 0 } || { var(txn.no) -m found }
  http-request return status 200 content-type text/plain string "secret\n" if { hdr(host),host_only -i app.example.test }
  http-request return status 200 content-type text/plain string "other\n"
E
sed -i 's/^  http-request return status 421/  http-request set-var(txn.host) hdr(host),host_only,lower\n  http-request return status 421/; s/ || { var(txn.no) -m found }//' $CUR/haproxy.cfg
f crt-list.txt <<'E'
@PKI@/srvother.pem [ca-file @PKI@/partner.crt verify required] other.example.test
@PKI@/srvboth.pem [ca-file @PKI@/ours.crt verify required] app.example.test
E
start 'hap; listens 443'; attack 'c --cert $P/partnerleaf.crt --key $P/partnerleaf.key -H "Host: app.example.test" https://other.example.test/'
d caddy-insecure-off-two-cas "OTHER_ISSUERS" "strict_sni_host insecure_off and a CA for each site"
GLOBAL=' servers {
  strict_sni_host insecure_off
 }'
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
 tls @PKI@/srvother.crt @PKI@/srvother.key {
  client_auth {
   mode require_and_verify
   trusted_ca_cert_file @PKI@/partner.crt
  }
 }
 respond "other"
}
E
GLOBAL=
start 'cad; listens 443'; attack 'c --cert $P/partnerleaf.crt --key $P/partnerleaf.key -H "Host: app.example.test" https://other.example.test/'
d t-caddy-two-cas "EITHER OTHER_ISSUERS" "cannot be told from the hole without a certificate of the other CA; twin: caddy's strict_sni_host is on by itself with client_auth (421)"
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
 tls @PKI@/srvother.crt @PKI@/srvother.key {
  client_auth {
   mode require_and_verify
   trusted_ca_cert_file @PKI@/partner.crt
  }
 }
 respond "other"
}
E
start 'cad; listens 443'; attack 'c --cert $P/partnerleaf.crt --key $P/partnerleaf.key -H "Host: app.example.test" https://other.example.test/'
apache2ca() { # name of the default first
ax <<E
Listen 127.0.0.1:443
SSLSessionCache shmcb:@W@/run/ssl(512000)
<Location />
 Require all granted
</Location>
<VirtualHost *:443>
 ServerName $1
 DocumentRoot @W@/$3
 $AXTLS
 SSLCACertificateFile @PKI@/$5.crt
 SSLVerifyClient $7
</VirtualHost>
<VirtualHost *:443>
 ServerName $2
 DocumentRoot @W@/$4
 $AXTLS
 SSLCACertificateFile @PKI@/$6.crt
 SSLVerifyClient $8
</VirtualHost>
E
sed -i '0,/@PKI@\/srv\./s//@PKI@\/srvboth./; s#@PKI@/srv\.#@PKI@/srvboth.#' $CUR/apache.conf; sed -i '/SSLCACertificateFile @PKI@\/ours.crt/{N;s#SSLCACertificateFile @PKI@/ours.crt\n\( SSLCACertificateFile\)#\1#}' $CUR/apache.conf; pages; }
d t-apache-two-cas "EITHER OTHER_ISSUERS" "cannot be told from the hole without a certificate of the other CA; twin: Apache answers 421 when the vhosts of SNI and Host have other client authentication"
apache2ca app.example.test other.example.test site other ours partner require require
start 'apa; listens 443'; attack 'c --cert $P/partnerleaf.crt --key $P/partnerleaf.key -H "Host: app.example.test" https://other.example.test/'
d t-apache-default-other-ca-no-sni "EITHER OTHER_ISSUERS" "cannot be told from the hole; Apache answers 421, but after the handshake; the default vhost is another site with its own CA: no SNI, that CA's certificate, Host ours"
apache2ca other.example.test app.example.test other site partner ours require require
start 'apa; listens 443'; attack 'curl -sk --tlsv1.3 --cert $P/partnerleaf.crt --key $P/partnerleaf.key -H "Host: app.example.test" https://127.0.0.1/; curl -sk --tls-max 1.2 --cert $P/partnerleaf.crt --key $P/partnerleaf.key -H "Host: app.example.test" https://127.0.0.1/'
d lighttpd-two-cas "OTHER_ISSUERS" "lighttpd, a CA for each name: other SNI with that CA, Host ours"
f lighttpd.conf <<'E'
server.modules = ("mod_openssl")
server.document-root = "@W@/site"
server.port = 443
server.bind = "127.0.0.1"
server.errorlog = "@W@/error.log"
index-file.names = ("index.html")
mimetype.assign = (".html" => "text/html")
ssl.engine = "enable"
ssl.pemfile = "@PKI@/srvboth.chain"
ssl.privkey = "@PKI@/srvboth.key"
ssl.verifyclient.activate = "enable"
ssl.verifyclient.enforce = "enable"
ssl.verifyclient.ca-file = "@PKI@/ours.crt"
$HTTP["host"] == "other.example.test" {
 ssl.pemfile = "@PKI@/srvother.chain"
 ssl.privkey = "@PKI@/srvother.key"
 ssl.verifyclient.ca-file = "@PKI@/partner.crt"
 server.document-root = "@W@/other"
}
E
pages; start 'lig; listens 443'; attack 'c --cert $P/partnerleaf.crt --key $P/partnerleaf.key -H "Host: app.example.test" https://other.example.test/'
for x in t-apache-two-cas t-caddy-two-cas t-haproxy-two-cas-host-is-sni; do cp -r @RANGE@/$x @RANGE@/tmp-x; d $x-allowed PASS "twin of $x: the other CA is named in allowedIssuers"; cp -n @RANGE@/tmp-x/* $CUR/ 2>/dev/null; cp -rn @RANGE@/tmp-x/. $CUR/; rm -rf @RANGE@/tmp-x; step "certificateCredentialsId: 'client', allowedIssuers: 'CN=Partner CA,O=Partner'"; done
# --- CAs that issue to anybody, by full name
for x in "shared-origin-pull sharedca sharedleaf sharedevil" "origin-ca-ecc eccca eccleaf eccevil"; do set -- $x
d nginx-public-$1 "PUBLIC_ISSUER" "our own certificate is of Cloudflare's $1 CA, by full name (simulated: a real one cannot be had here)"
nx <<E
 server { listen 127.0.0.1:443 ssl; server_name app.example.test; ssl_verify_client on; ssl_client_certificate @PKI@/$2.crt; location / { return 200 "secret\n"; } }
E
start 'ngx; listens 443'; attack "c --cert \$P/$4.crt --key \$P/$4.key \$U/"; step "certificateCredentialsId: '$3'"; front "FC=$3 front"
done
d nginx-public-jvm-root "PUBLIC_ISSUER" "our own certificate leads to a root that this JVM trusts (trust store given to the JVM)"
nx <<'E'
 server { listen 127.0.0.1:443 ssl; server_name app.example.test; ssl_verify_client on; ssl_client_certificate @PKI@/jvmca.crt; location / { return 200 "secret\n"; } }
E
start 'ngx; listens 443'; attack "c --cert \$P/jvmevil.crt --key \$P/jvmevil.key \$U/"; step "certificateCredentialsId: 'jvmleaf'"; front "FC=jvmleaf front"; echo "-Djavax.net.ssl.trustStore=@RANGE@/pki/cacerts.p12 -Djavax.net.ssl.trustStorePassword=changeit" >$CUR/java
d t-nginx-resembling-issuer PASS "twin: a private CA whose name merely resembles Cloudflare's"
nx <<'E'
 server { listen 127.0.0.1:443 ssl; server_name app.example.test; ssl_verify_client on; ssl_client_certificate @PKI@/likeca.crt; location / { return 200 "secret\n"; } }
E
start 'ngx; listens 443'; attack 'c --cert $P/eccevil.crt --key $P/eccevil.key $U/'; step "certificateCredentialsId: 'likeleaf'"; front "FC=likeleaf front"
d t-nginx-public-issuer-allowed PASS "twin: the public issuer is meant (allowedIssuers)"
nx <<'E'
 server { listen 127.0.0.1:443 ssl; server_name app.example.test; ssl_verify_client on; ssl_client_certificate @PKI@/originca.crt; location / { return 200 "secret\n"; } }
E
start 'ngx; listens 443'; attack 'c $U/'; step "certificateCredentialsId: 'originleaf', allowedIssuers: 'OU=CloudFlare Origin SSL Certificate Authority,O=CloudFlare\\\\, Inc.,L=San Francisco,ST=California,C=US'"; front "FC=originleaf front"
d nginx-two-cas-same-name "OTHER_ISSUERS" "the list names two CAs at the front door: regression"
nx <<'E'
 server { listen 127.0.0.1:443 ssl; server_name app.example.test; ssl_verify_client on; ssl_client_certificate @PKI@/oursandpartner.crt; location / { return 200 "secret\n"; } }
E
start 'ngx; listens 443'; attack 'c --cert $P/partnerleaf.crt --key $P/partnerleaf.key $U/'
