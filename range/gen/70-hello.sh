. @RANGE@/gen/common.sh
KIND=hello
# two back ends behind a router that reads the hello: 8441 enforces, 8442 (old) does not; both know the one name alone
backs() { nx back.conf <<'E'
 server { listen 127.0.0.1:8441 ssl default_server; ssl_reject_handshake on; }
 server { listen 127.0.0.1:8441 ssl; server_name app.example.test; ssl_verify_client on; location / { return 200 "secret\n"; } }
 server { listen 127.0.0.1:8442 ssl default_server; ssl_reject_handshake on; }
 server { listen 127.0.0.1:8442 ssl; server_name app.example.test; location / { if ($host != app.example.test) { return 421; } return 200 "secret\n"; } }
E
}
sed_() { sed -i "$@"; }
REC='v --records 40 || v --records 120 || v --records 1'
d haproxy-sni-router-records ENFORCED+FRAGMENTED_HELLO "HAProxy in tcp mode goes by req.ssl_sni; a hello in several records has none and falls to the old back end"
hx <<'E'
frontend f
  bind 127.0.0.1:443
  mode tcp
  tcp-request inspect-delay 3s
  tcp-request content accept if { req.ssl_hello_type 1 }
  use_backend new if { req.ssl_sni -i app.example.test }
  default_backend old
backend new
  mode tcp
  server a 127.0.0.1:8441
backend old
  mode tcp
  server b 127.0.0.1:8442
E
backs; start 'ngx back.conf; hap; listens 443 8441 8442'; attack "$REC"
cp -r haproxy-sni-router-records /tmp/hs.$$
d t-haproxy-sni-router-reject PASS "twin: what has no SNI is rejected"; cp -r /tmp/hs.$$/. $CUR/; echo PASS >$CUR/expect; echo "hello | twin: what has no SNI is rejected (fragmented hellos too, with our certificate as well)" >$CUR/note; sed_ 's/  default_backend old/  tcp-request content reject/; ' $CUR/haproxy.cfg; python3 - $CUR/haproxy.cfg <<'P'
import sys; p=sys.argv[1]; s=open(p).read().replace("  use_backend new if","  @@").replace("  tcp-request content reject\n",""); s=s.replace("  tcp-request content accept if { req.ssl_hello_type 1 }","  tcp-request content reject if { req.ssl_hello_type 1 } !{ req.ssl_sni -i app.example.test }\n  tcp-request content accept if { req.ssl_sni -i app.example.test }").replace("  @@ { req.ssl_sni -i app.example.test }","  default_backend new"); open(p,'w').write(s)
P
d haproxy-sni-router-segments ENFORCED+FRAGMENTED_HELLO "accepted as soon as anything has come: a hello in several segments is judged by its first"
cp -r /tmp/hs.$$/. $CUR/; echo ENFORCED+FRAGMENTED_HELLO >$CUR/expect; echo "hello | accepted as soon as anything has come: a hello in several segments is judged by its first" >$CUR/note; sed_ 's/content accept if .*/content accept if { req.len gt 0 }/' $CUR/haproxy.cfg; attack 'v --segments 60 --gap 0.1'
d haproxy-sni-router-slow ENFORCED+FRAGMENTED_HELLO "inspect-delay 500ms: a hello whose second half comes later"
cp -r /tmp/hs.$$/. $CUR/; echo ENFORCED+FRAGMENTED_HELLO >$CUR/expect; echo "hello | inspect-delay 500ms: a hello whose second part comes after it has passed" >$CUR/note; sed_ 's/inspect-delay 3s/inspect-delay 500ms/' $CUR/haproxy.cfg; attack 'v --segments 200 --gap 0.8'
rm -rf /tmp/hs.$$
d sniproxy-fallback ENFORCED+FRAGMENTED_HELLO "sniproxy: a hello that it cannot read goes to the fallback"
f sniproxy.conf <<'E'
user root
error_log { filename @W@/sp.log
 priority debug }
listen 127.0.0.1:443 {
 proto tls
 table t
 fallback 127.0.0.1:8442
}
table t {
 (?i)^app\.example\.test$ 127.0.0.1:8441
}
E
backs; start 'ngx back.conf; up sniproxy -f -c $W/sniproxy.conf; listens 443 8441 8442'; attack "$REC"
d sslh-sni ENFORCED+FRAGMENTED_HELLO "sslh: by SNI to the enforcing back end, any other TLS to the old one"
f sslh.cfg <<'E'
foreground: true; inetd: false; numeric: true; timeout: 2; user: "root"; pidfile: "@W@/sslh.pid";
listen: ( { host: "127.0.0.1"; port: "443"; } );
protocols: ( { name: "tls"; host: "127.0.0.1"; port: "8441"; sni_hostnames: [ "[aA][pP][pP].[eE]*" ]; }, { name: "tls"; host: "127.0.0.1"; port: "8442"; } , { name: "anyprot"; host: "127.0.0.1"; port: "8442"; });
on_timeout: "anyprot";
E
backs; start 'ngx back.conf; up sslh-select -F$W/sslh.cfg; listens 443 8441 8442'; attack "$REC; v --segments 60 --gap 0.1; true"
d t-nginx-stream-preread PASS "twin: nginx ssl_preread reads a hello in any records and segments"
{ echo 'load_module modules/ngx_stream_module.so;'; echo 'pid @W@/nginx2.pid; daemon off; user root; worker_processes 1; error_log @W@/error2.log;'; cat <<'E'
events {}
stream { map $ssl_preread_server_name $to { app.example.test 127.0.0.1:8441; default 127.0.0.1:8442; } server { listen 127.0.0.1:443; ssl_preread on; proxy_pass $to; } }
E
} >$CUR/stream.conf; backs; start 'ngx back.conf; ngx stream.conf; listens 443 8441 8442'; attack "$REC; v --segments 60 --gap 0.1; v --segments 1 --gap 0.01; true"
d go-peek-hello ENFORCED+FRAGMENTED_HELLO "a router in Go peeks at the first record (the way of CVE-2026-32305)"
go_ <<'E'
func main() { l, e := net.Listen("tcp", "127.0.0.1:443"); if e != nil { panic(e) }
 for { c, e := l.Accept(); if e != nil { continue }; go func() { b := bufio.NewReaderSize(c, 20000); to := "127.0.0.1:8442"
  if h, e := b.Peek(5); e == nil && h[0] == 22 { n := int(h[3])<<8 | int(h[4]); if r, e := b.Peek(5 + n); e == nil { if strings.EqualFold(sni(r), "app.example.test") { to = "127.0.0.1:8441" } } }
  d, e := net.Dial("tcp", to); if e != nil { c.Close(); return }; go func() { io.Copy(d, b); d.(*net.TCPConn).CloseWrite() }(); io.Copy(c, d); c.Close() }() } }
type ro struct{ r io.Reader }
func (c ro) Read(p []byte) (int, error) { return c.r.Read(p) }
func (c ro) Write(p []byte) (int, error) { return 0, io.ErrClosedPipe }
func (c ro) Close() error { return nil }
func (c ro) LocalAddr() net.Addr { return nil }
func (c ro) RemoteAddr() net.Addr { return nil }
func (c ro) SetDeadline(t time.Time) error { return nil }
func (c ro) SetReadDeadline(t time.Time) error { return nil }
func (c ro) SetWriteDeadline(t time.Time) error { return nil }
func sni(rec []byte) string { n := ""; tls.Server(ro{bytes.NewReader(rec)}, &tls.Config{GetConfigForClient: func(h *tls.ClientHelloInfo) (*tls.Config, error) { n = h.ServerName; return nil, io.EOF }}).Handshake(); return n }
E
sed_ 's/"time")/"time";"net";"bufio";"io";"strings")/' $CUR/main.go
backs; start 'ngx back.conf; goo; listens 443 8441 8442'; attack "$REC"
d node-peek-size ENFORCED+FRAGMENTED_HELLO "a router in Node that reads the first 1 kB: a hello with a post-quantum key share does not fit"
cat >$CUR/app.js <<'E'
const net=require('net'); net.createServer(c=>{ c.on('error',()=>0); let b=Buffer.alloc(0); const go=to=>{ c.removeAllListeners('data'); c.pause(); const d=net.connect(to,'127.0.0.1'); d.on('error',()=>c.destroy()); c.on('error',()=>d.destroy()); d.write(b); c.pipe(d).pipe(c); };
 c.on('data',x=>{ b=Buffer.concat([b,x]); if(b.length<5) return; const n=b.readUInt16BE(3); if(n>1024) return go(8442); if(b.length<5+n) return; go(b.toString('latin1').toLowerCase().includes('app.example.test')?8441:8442); }); }).listen(443,'127.0.0.1');
E
backs; start 'ngx back.conf; nod; listens 443 8441 8442'; attack '$N26 -e "const s=require(\"tls\").connect({host:\"127.0.0.1\",port:443,servername:\"app.example.test\",rejectUnauthorized:false,ecdhCurve:\"X25519MLKEM768:X25519\"},()=>s.write(\"GET / HTTP/1.1\r\nHost: app.example.test\r\nConnection: close\r\n\r\n\"));s.on(\"data\",d=>process.stdout.write(d)).on(\"error\",e=>{console.error(e.message);process.exit(1)})"'
d t-node-both-sizes PASS "twin: the same router, large hellos go to the enforcing back end"
cat >$CUR/app.js <<'E'
const net=require('net'); net.createServer(c=>{ const d=net.connect(8441,'127.0.0.1'); d.on('error',()=>c.destroy()); c.on('error',()=>d.destroy()); c.pipe(d).pipe(c); }).listen(443,'127.0.0.1');
E
backs; start 'ngx back.conf; nod; listens 443 8441 8442'; attack 'v --records 40; v --segments 60; v --pad 1500; true'
