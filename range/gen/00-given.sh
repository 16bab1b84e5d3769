. @RANGE@/gen/common.sh
S=../shared/cases; KIND=given
given() { # name origin expect note start attack dir
  d "$1" "$3" "$4"; o "$2"; cp --no-preserve=mode -r $S/$7 "$CUR/$7"; start "$5"; attack "$6"; }
H() { given "haproxy-ca-ignore-err-$1" 127.0.0.1:$1 "$2" "haproxy: $3" "up haproxy -db -f \$W/haproxy-ca-ignore-err/haproxy.cfg; listens 9605" 'c --cert $P/fakechain.crt --key $P/fakeleaf.key $U/' haproxy-ca-ignore-err; }
H 9601 ANY_CERTIFICATE "ca-ignore-err all: forged chain"; H 9603 ANY_CERTIFICATE "ca-ignore-err 10,19: forged chain"; H 9605 PASS "twin: the whole chain judged by ssl_c_verify"
given go-any-in-chain 127.0.0.97:443 ANY_CERTIFICATE "go: any certificate of the chain" 'sed -i "s#panic(#panic(#" $W/go-any-in-chain/main.go; goo go-any-in-chain/main.go; listens 443' 'c --cert $P/stuffed.crt --key $P/fakeleaf.key $U/' go-any-in-chain
given two-sites-two-cas 127.0.0.101:443 "OTHER_ISSUERS" "haproxy: other SNI, other CA" 'up haproxy -db -f $W/two-sites-two-cas/haproxy.cfg; listens 443' "c --cert \$P/partnerleaf.crt --key \$P/partnerleaf.key -H 'Host: app.example.test' https://other.example.test/" two-sites-two-cas
given shared-ca-own-issuer 127.0.0.16:443 "PUBLIC_ISSUER" "nginx: Cloudflare Origin CA by full name" 'up nginx -c $W/shared-ca-own-issuer/nginx.conf; listens 443' 'c --cert $P/originevil.crt --key $P/originevil.key $U/' shared-ca-own-issuer; step "certificateCredentialsId: 'originleaf'"; front 'FC=originleaf; front'
given balance-random-wait 127.0.0.92:443 "OPEN" "node: open, enforcing, open; waitSeconds 10" 'up node $W/balance-random-wait/flip.js; listens 443' 'c $U/; sleep 3; c $U/ ; sleep 3; c $U/' balance-random-wait; step "certificateCredentialsId: 'client', waitSeconds: 10"; front 'c $U/ >/dev/null; sleep 3; front'
for r in "41 none" "42 46" "43 50"; do set -- $r; given haproxy-conn-rate-$1 127.0.0.$1:443 "ENFORCED+OTHER_NAME" "haproxy: hole hidden by connection rate ($2/min)" 'up haproxy -db -f $W/haproxy-conn-rate/haproxy.cfg; listens 443' "c -H 'Host: app.example.test' https://other.example.test/" haproxy-conn-rate; done
given xfp-redirect 127.0.0.11:443 "ENFORCED+PLAIN_HTTP" "nginx: port 80 trusts X-Forwarded-Proto" 'up nginx -c $W/xfp-redirect/nginx.conf; listens 443 80' "at 80 -H 'X-Forwarded-Proto: https' http://app.example.test/" xfp-redirect
given default-vhost-same-site 127.0.0.15:443 "ENFORCED+OTHER_NAME" "nginx: bare address serves the site" 'up nginx -c $W/default-vhost-same-site/nginx.conf; listens 443' 'curl -sk https://127.0.0.15/' default-vhost-same-site
given h2c-port80 127.0.0.12:443 "ENFORCED+PLAIN_HTTP" "nginx: h2c prior knowledge on 80" 'up nginx -c $W/h2c-port80/nginx.conf; listens 443 80' 'at 80 --http2-prior-knowledge http://app.example.test/' h2c-port80
given header-spoof 127.0.0.31:443 "ENFORCED+SPOOFED_HEADER" "haproxy: X-SSL-Client-Verify not removed" 'up haproxy -db -f $W/header-spoof/haproxy.cfg; listens 443' "c -H 'X-SSL-Client-Verify: SUCCESS' \$U/" header-spoof
