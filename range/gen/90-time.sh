. @RANGE@/gen/common.sh
KIND=time
tf() { d "$1" "$2" "$3"; node_ <<E
https.createServer({...base,rejectUnauthorized:true},(q,s)=>s.end('secret\n')).listen(8441,'127.0.0.1'); https.createServer(base,(q,s)=>s.end('secret\n')).listen(8442,'127.0.0.1');
const t0=Date.now(); let look=0,last=0; net.createServer(c=>{ const t=Date.now(); if(t-last>2500) look++; last=t; const b=net.connect(($4)?8442:8441,'127.0.0.1'); c.pipe(b).pipe(c); c.on('error',()=>b.destroy()); b.on('error',()=>c.destroy()); }).listen(443,'127.0.0.1');
E
start 'nod; listens 443 8441 8442'; step "certificateCredentialsId: 'client', waitSeconds: $5"; front true; attack "$6"; }
tf time-open-2-of-20 "OPEN NOT-PASS" "open the first 2 s of every 20 (the first look sees it), waitSeconds 12" '(t-t0)%20000<2500' 12 'for i in $(seq 24); do c $U/; sleep 1; done; true'
tf time-three-looks "OPEN NOT-PASS" "open for the first look, two clean ones, then open again: waitSeconds 15" 'look===1||look>=4' 15 'c $U/; sleep 3; c $U/; sleep 3; c $U/; sleep 3; c $U/'
tf time-every-second-look "OPEN NOT-PASS" "open in each odd look" 'look%2===1' 20 'c $U/; sleep 3; c $U/; sleep 3; c $U/'
tf time-opens-late "OPEN" "enforces for the first 30 connections, is open afterwards: found by whoever looks at the front door again at the end" '(globalThis.n=(globalThis.n||0)+1)>34' 1 'for i in $(seq 40); do c $U/; done; true'
tf t-reload-5s PASS "twin: a reload: open for 4 s, then enforcing for good; waitSeconds 90" 't-t0<4000' 90 'sleep 5; c $U/'
tf t-reload-connections PASS "twin: a reload: open for 3 connections, then enforcing for good; waitSeconds 90" '(globalThis.n=(globalThis.n||0)+1)<=3' 90 'for i in 1 2 3; do c $U/ >/dev/null; done; c $U/'
