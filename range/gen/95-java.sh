. @RANGE@/gen/common.sh
KIND=java
R8443='for t in 1.2 1.3; do for k in "" --no-ticket; do v --tls $t $k --session-from 127.0.0.1:8443 2>>$W/log; done; done; true'
d undertow-any-in-chain ANY_CERTIFICATE "a trust manager that is content with any certificate of the chain: stuffed chain"; start 'jav undertow any-in-chain 443; listens 443'; attack 'c --cert $P/stuffedki.crt --key $P/fakeki.key $U/'
d netty-any-in-chain ANY_CERTIFICATE "the same on Netty"; start 'jav netty any-in-chain 443; listens 443'; attack 'c --cert $P/stuffedki.crt --key $P/fakeki.key $U/'
d jetty-links-alone ANY_CERTIFICATE "a trust manager that follows the links and compares the name of the last: forged chain"; start 'jav jetty links 443; listens 443'; attack 'c --cert $P/fakekichain.crt --key $P/fakeki.key $U/'
d netty-no-dates "EXPIRED_CERTIFICATE ANY_CERTIFICATE" "the signature alone is verified: no dates, no usage"; start 'jav netty dates 443; listens 443'; attack 'c --cert $P/notyet.crt --key $P/notyet.key $U/'; step "issuerCredentialsId: 'ours', commonName: 'app.example.test'"
d haproxy-tomcat-semicolon ENFORCED+OTHER_PATH "HAProxy compares /app/, Tomcat cuts path parameters: /app;x/"
hx <<'E'
frontend f
  bind 127.0.0.1:443 ssl crt @PKI@/srv.pem ca-file @PKI@/ours.crt verify optional
  http-request deny if !{ path -m reg ^/app; } !{ ssl_c_used }
  default_backend app
backend app
  server a 127.0.0.1:8001
E
start 'jav tomcat pkix 8001; hap; listens 443 8001'; attack 'c "$U/app;x/"'; step "certificateCredentialsId: 'client', path: '/app/'"; front 'FP=/app/ front'
for s in undertow jetty tomcat; do d t-$s-two-ports PASS "twin: $s, one SSL context (or one for each connector) for two ports, client authentication on one"; start "jav $s pkix 443,8443; listens 443 8443"; attack "$R8443"; done
d t-netty-require PASS "twin: Netty, ClientAuth.REQUIRE, PKIX"; start 'jav netty pkix 443; listens 443'; attack 'for x in fakekichain:fakeki stuffedkiall:fakeki notyet:notyet; do c --cert $P/${x%:*}.crt --key $P/${x#*:}.key $U/; done'; step "issuerCredentialsId: 'ours', commonName: 'app.example.test'"
