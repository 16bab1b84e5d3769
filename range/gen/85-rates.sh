. @RANGE@/gen/common.sh
KIND=rates
CRT() { f crt-list.txt <<'E'
@PKI@/srvboth.pem [ca-file @PKI@/ours.crt verify required] app.example.test
@PKI@/srvother.pem other.example.test
E
}
HOLE="c -H 'Host: app.example.test' https://other.example.test/"
d haproxy-req-rate-429 ENFORCED+OTHER_NAME "429 after 30 requests in 10 s, the other name is open"
hx <<'E'
frontend f
  bind 127.0.0.1:443 ssl crt-list @W@/crt-list.txt strict-sni
  stick-table type ip size 1k expire 10s store http_req_rate(10s)
  http-request track-sc0 src
  http-request deny deny_status 429 if { sc0_http_req_rate gt 8 }
  http-request return status 200 content-type text/plain string "secret\n"
E
CRT; start 'hap; listens 443'; attack "$HOLE"; step "certificateCredentialsId: 'client', waitSeconds: 60"
d haproxy-conn-rate-10s ENFORCED+OTHER_NAME "hung up on after 20 connections in 10 s, the other name is open"
hx <<'E'
frontend f
  bind 127.0.0.1:443 ssl crt-list @W@/crt-list.txt strict-sni
  stick-table type ip size 1k expire 10s store conn_rate(10s)
  tcp-request connection track-sc0 src
  tcp-request connection reject if { sc0_conn_rate gt 20 }
  http-request return status 200 content-type text/plain string "secret\n"
E
CRT; start 'hap; listens 443'; attack "$HOLE"; step "certificateCredentialsId: 'client', waitSeconds: 60"
nl() { d "$1" "$2" "$3"; nx <<E
 $4
 server { listen 127.0.0.1:443 ssl default_server; server_name _; $5 root @W@/site; }
 server { listen 127.0.0.1:443 ssl; server_name app.example.test; ssl_verify_client on; $5 root @W@/site; }
E
pages; start 'ngx; listens 443'; attack 'curl -sk https://127.0.0.1/'; step "certificateCredentialsId: 'client', waitSeconds: 60"; }
nl nginx-limit-req-429 ENFORCED+OTHER_NAME "limit_req with 429; the bare address is open" 'limit_req_zone $binary_remote_addr zone=r:1m rate=5r/s; limit_req_status 429;' 'limit_req zone=r burst=12 nodelay;'
nl nginx-limit-req-503 ENFORCED+OTHER_NAME "limit_req with 503; the bare address is open" 'limit_req_zone $binary_remote_addr zone=r:1m rate=5r/s;' 'limit_req zone=r burst=12 nodelay;'
nl nginx-limit-conn ENFORCED+OTHER_NAME "limit_conn 1 with 503; the bare address is open" 'limit_conn_zone $binary_remote_addr zone=c:1m;' 'limit_conn c 1;'
d node-close-after-50 ENFORCED+PLAIN_HTTP "after 50 connections in a minute every port closes at once; port 80 serves with X-Forwarded-Proto"
node_ <<'E'
let n=[]; const limit=s=>s.prependListener('connection',c=>{ c.on('error',()=>0); const t=Date.now(); n=n.filter(x=>t-x<60000); n.push(t); if(n.length>50) c.destroy(); });
const a=https.createServer({...base,rejectUnauthorized:true},(q,s)=>s.end('secret\n')), b=http.createServer((q,s)=>{ if(q.headers['x-forwarded-proto']==='https') return s.end('secret\n'); s.writeHead(301,{location:'https://app.example.test/'}); s.end(); });
limit(a); limit(b); a.listen(443,'127.0.0.1'); b.listen(80,'127.0.0.1');
E
start 'nod; listens 443 80'; attack "at 80 -H 'X-Forwarded-Proto: https' http://app.example.test/"; step "certificateCredentialsId: 'client', waitSeconds: 120"
d haproxy-silent-drop ENFORCED+OTHER_NAME "silent-drop after 30 connections in 10 s (no answer at all), the other name is open"
hx <<'E'
frontend f
  bind 127.0.0.1:443 ssl crt-list @W@/crt-list.txt strict-sni
  stick-table type ip size 1k expire 10s store conn_rate(10s)
  tcp-request connection track-sc0 src
  tcp-request connection silent-drop if { sc0_conn_rate gt 30 }
  http-request return status 200 content-type text/plain string "secret\n"
E
CRT; start 'hap; listens 443'; attack "$HOLE"; step "certificateCredentialsId: 'client', waitSeconds: 60"
# twins
d t-haproxy-conn-rate-enforcing PASS "twin: 20 connections in 10 s, every name enforced"
hx <<'E'
frontend f
  bind 127.0.0.1:443 ssl crt @PKI@/srvboth.pem ca-file @PKI@/ours.crt verify required
  stick-table type ip size 1k expire 10s store conn_rate(10s)
  tcp-request connection track-sc0 src
  tcp-request connection reject if { sc0_conn_rate gt 20 }
  http-request return status 200 content-type text/plain string "secret\n"
E
start 'hap; listens 443'; attack "$HOLE"; step "certificateCredentialsId: 'client', waitSeconds: 120"
d t-nginx-limit-req-enforcing PASS "twin: limit_req 429, every name enforced"
nx <<'E'
 limit_req_zone $binary_remote_addr zone=r:1m rate=5r/s; limit_req_status 429;
 server { listen 127.0.0.1:443 ssl; server_name app.example.test; ssl_verify_client on; location / { limit_req zone=r burst=12 nodelay; root @W@/site; } }
E
pages; start 'ngx; listens 443'; attack 'curl -sk https://127.0.0.1/'; step "certificateCredentialsId: 'client', waitSeconds: 120"
d t-haproxy-req-rate-enforcing PASS "twin: 429 after 8 requests in 10 s, enforced with 403"
hx <<'E'
frontend f
  bind 127.0.0.1:443 ssl crt @PKI@/srv.pem ca-file @PKI@/ours.crt verify optional
  stick-table type ip size 1k expire 10s store http_req_rate(10s)
  http-request track-sc0 src
  http-request deny deny_status 429 if { sc0_http_req_rate gt 15 }
  http-request deny unless { ssl_c_used } { ssl_c_verify 0 }
  http-request return status 200 content-type text/plain string "secret\n"
E
start 'hap; listens 443'; attack 'c $U/'; step "certificateCredentialsId: 'client', waitSeconds: 120"
