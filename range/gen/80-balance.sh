. @RANGE@/gen/common.sh
KIND=balance
# Node in front of two back ends of TLS: 8441 enforces, 8442 does not; choose(n, socket, ms since start) says whether this connection is open
bal() { # name expect note choose
d "$1" "$2" "$3"; node_ <<E
https.createServer({...base,rejectUnauthorized:true},(q,s)=>s.end('secret\n')).listen(8441,'127.0.0.1'); https.createServer(base,(q,s)=>s.end('secret\n')).listen(8442,'127.0.0.1');
let n=0; const t0=Date.now(), choose=(n,c,t)=>$4;
net.createServer(c=>{ n++; const b=net.connect(choose(n,c,Date.now()-t0)?8442:8441,'127.0.0.1'); c.pipe(b).pipe(c); c.on('error',()=>b.destroy()); b.on('error',()=>c.destroy()); }).listen(443,'127.0.0.1');
E
start 'nod; listens 443 8441 8442'; attack 'for i in $(seq 40); do c $U/; done; true'; front 'true'; }
bal balance-every-7th "OPEN" "every 7th connection is open" 'n%7===0'
bal balance-every-6th-phase "OPEN" "every 6th connection is open: in step with a round of six visits, on one kind of visitor alone" 'n%6===2'
bal balance-random-7 "OPEN" "one connection of 7 by chance" 'Math.random()<1/7'
bal balance-random-3 "OPEN" "one connection of 3 by chance" 'Math.random()<1/3'
bal balance-source-port "OPEN" "source ports divisible by 5 are open (hash of the port)" 'c.remotePort%5===0'
bal balance-source-port-16 "OPEN" "the upper half of each 16 source ports is open (hash of the port)" '(c.remotePort>>3)%2===1'
bal balance-by-time "OPEN" "open 1 s of every 5" 't%5000<1000'
bal balance-one-in-30 "OPEN NOT-PASS" "one connection of 30: what the power of the proof must tell when it passes" 'n%30===0'
hb() { d "$1" "OPEN" "$2"
hx <<E
frontend f
  bind 127.0.0.1:443
  mode tcp
  default_backend b
backend b
  mode tcp
  balance $3
$(for i in $(seq $4); do echo "  server s$i 127.0.0.1:8441"; done)
  server old 127.0.0.1:8442 $5
E
nx back.conf <<'E'
 server { listen 127.0.0.1:8441 ssl; server_name app.example.test; ssl_verify_client on; location / { return 200 "secret\n"; } }
 server { listen 127.0.0.1:8442 ssl; server_name app.example.test; ssl_verify_client optional; location / { return 200 "secret\n"; } }
E
start 'ngx back.conf; hap; listens 443 8441 8442'; attack 'for i in $(seq 40); do c $U/; done; true'; front true; }
hb haproxy-roundrobin-4-1 "round robin over four that enforce and one that does not" roundrobin 4
hb haproxy-random-6-1 "random over six and one" random 6
hb haproxy-weight "round robin by weight, 1 of 10" roundrobin 1 'weight 1'; sed -i 's/server s1 127.0.0.1:8441/& weight 9/' $CUR/haproxy.cfg
d nginx-split-clients OPEN "nginx stream split_clients by remote port: 15 % go to the old one"
{ echo 'load_module modules/ngx_stream_module.so;'; echo 'pid @W@/nginx2.pid; daemon off; user root; worker_processes 1; error_log @W@/error2.log;'; cat <<'E'
events {}
stream { split_clients "$remote_addr$remote_port" $to { 15% 127.0.0.1:8442; * 127.0.0.1:8441; } server { listen 127.0.0.1:443; proxy_pass $to; } }
E
} >$CUR/stream.conf; cp haproxy-random-6-1/back.conf $CUR/; start 'ngx back.conf; ngx stream.conf; listens 443 8441 8442'; attack 'for i in $(seq 40); do c $U/; done; true'; front true
d nginx-least-conn-busy OPEN "nginx stream least_conn: the old one is reached while the first is busy"
{ echo 'load_module modules/ngx_stream_module.so;'; echo 'pid @W@/nginx2.pid; daemon off; user root; worker_processes 1; error_log @W@/error2.log;'; cat <<'E'
events {}
stream { upstream u { server 127.0.0.1:8441 max_conns=1; server 127.0.0.1:8442 backup; } server { listen 127.0.0.1:443; proxy_pass u; } }
E
} >$CUR/stream.conf; cp haproxy-random-6-1/back.conf $CUR/; start 'ngx back.conf; ngx stream.conf; listens 443 8441 8442'; attack 'exec 9<>/dev/tcp/127.0.0.1/443; sleep 0.3; c $U/; true'
# twins
d t-haproxy-two-enforcing PASS "twin: two different back ends, nginx (400) and HAProxy (alert), that both enforce"
hx <<'E'
frontend f
  bind 127.0.0.1:443
  mode tcp
  default_backend b
backend b
  mode tcp
  balance roundrobin
  server s1 127.0.0.1:8441
  server s2 127.0.0.1:8442
frontend g
  bind 127.0.0.1:8442 ssl crt @PKI@/srv.pem ca-file @PKI@/ours.crt verify required
  http-request return status 200 content-type text/plain string "secret\n"
E
nx back.conf <<'E'
 server { listen 127.0.0.1:8441 ssl; server_name app.example.test; ssl_verify_client on; location / { return 200 "secret\n"; } }
E
start 'ngx back.conf; hap; listens 443 8441 8442'; attack 'for i in $(seq 40); do c $U/; done; true'
